// Bundles the editor into the package, with the licences of what is in it.
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "retract_ld", "web", "assets");
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["editor.js"],
  outfile: join(target, "editor.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "ascii",
  legalComments: "none",
  banner: { js: "/* Bundled from npm; the licences stand in editor.txt. */" },
  metafile: true,
});

const packages = new Set(Object.keys(metafile.inputs).flatMap((path) => {
  const found = path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//);
  return found ? [found[1]] : [];
}));
const licences = [...packages].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json")));
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, "LICENSE"), "utf8").trim()}\n`;
});
writeFileSync(join(target, "editor.txt"), licences.join(`\n${"-".repeat(72)}\n\n`));

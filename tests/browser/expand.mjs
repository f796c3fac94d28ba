// A JSON-LD document on standard input -> N-Quads, in jsonld.js's safe mode: what would be
// lost is an error. Nothing is fetched.
import jsonld from "jsonld";

let text = "";
for await (const part of process.stdin) text += part;
const refuse = async (url) => {
  throw new Error(`asked for ${url}`);
};
const quads = await jsonld.toRDF(JSON.parse(text), {
  format: "application/n-quads",
  documentLoader: refuse,
  safe: true,
});
process.stdout.write(quads);

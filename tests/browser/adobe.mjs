// {"page": HTML, "schema": Schema.org as JSON-LD} on standard input -> what Adobe's
// structured data validator finds, as JSON.
import validator from "@adobe/structured-data-validator";
import extractor from "@marbec/web-auto-extractor";

let text = "";
for await (const part of process.stdin) text += part;
const given = JSON.parse(text);
const Extractor = extractor.default ?? extractor;
const Validator = validator.Validator ?? validator.default ?? validator;
const found = new Extractor({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(
  given.page,
);
const results = await new Validator(given.schema).validate(found);
process.stdout.write(JSON.stringify({ read: Object.keys(found.jsonld ?? {}), results }));

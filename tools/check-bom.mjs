// Whether a bill of materials names every jar of a package, with hash and licence, and nothing else:
//   jar tf PACKAGE | node tools/check-bom.mjs bom.json
import { readFileSync } from "node:fs";

const { components } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const shipped = readFileSync(0, "utf8")
  .split("\n")
  .filter((name) => name.endsWith(".jar"))
  .map((name) => name.replace(/^lib\//, ""));
const named = components.map(({ name, version }) => `${name}-${version}.jar`);

const problems = [
  ...shipped.filter((jar) => !named.includes(jar)).map((jar) => `${jar} is shipped and not named`),
  ...named.filter((jar) => !shipped.includes(jar)).map((jar) => `${jar} is named and not shipped`),
  ...components.filter(({ licenses }) => !licenses?.length).map(({ name }) => `${name} has no licence`),
  ...components.filter(({ hashes }) => !hashes?.length).map(({ name }) => `${name} has no hash`),
];
problems.forEach((problem) => console.log(problem));
console.log(`${shipped.length} jars shipped, ${components.length} named`);
process.exit(problems.length === 0 && shipped.length > 0 ? 0 : 1);

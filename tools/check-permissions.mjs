// Compares what the functions may call, as synthesised, with what they have called, as recorded by the sandbox:
//   node tools/check-permissions.mjs Checkride.template.json FOLDER
// Each call must be granted, and each grant must have been used; tools/permissions-exceptions.json says what is neither, and
// why. Then every grant is taken away once, to see that the check turns red. What a condition means for a call is not judged
// here, so a condition that no test of the template holds is refused.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [, , templateFile, folder] = process.argv;
if (!templateFile || !folder) {
  console.error("usage: node tools/check-permissions.mjs TEMPLATE FOLDER");
  process.exit(2);
}

const exceptions = JSON.parse(readFileSync(new URL("permissions-exceptions.json", import.meta.url), "utf8"));
const resources = JSON.parse(readFileSync(templateFile, "utf8")).Resources;
const handlers = { SetUpHandler: "SetUp", ScenarioHandler: "Scenario", TearDownHandler: "TearDown" };

// The names that the sandbox gives to what the template makes.
const place = { "AWS::Partition": "aws", "AWS::Region": "us-east-1", "AWS::AccountId": "000000000000" };
const local = {
  "AWS::S3::Bucket": { Ref: "results", Arn: "arn:aws:s3:::results" },
  "AWS::DynamoDB::Table": { Ref: "checkride-runs", Arn: "arn:aws:dynamodb:us-east-1:000000000000:table/checkride-runs" },
  "AWS::StepFunctions::StateMachine": { Name: "checkride" },
};

// The conditions that PermissionsTests holds, value and all, each with the operations that it may stand for.
const conditions = {
  "StringLike s3:prefix": /^s3:ListBucket$/,
  "StringEquals aws:ResourceTag/checkride:target": /^cognito-idp:/,
};

function resolve(value) {
  if (typeof value === "string") return value;
  if (value.Ref) return place[value.Ref] ?? attribute(value.Ref, "Ref");
  if (value["Fn::GetAtt"]) return attribute(...value["Fn::GetAtt"]);
  if (value["Fn::Join"]) return value["Fn::Join"][1].map(resolve).join(value["Fn::Join"][0]);
  throw new Error(`cannot resolve ${JSON.stringify(value)}`);
}

function attribute(id, name) {
  const known = local[resources[id]?.Type]?.[name];
  return known ?? `<${id}.${name}>`;
}

function list(value) {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function unknownConditions(action, condition) {
  return Object.entries(condition ?? {})
    .flatMap(([operator, keys]) => Object.keys(keys).map((key) => `${operator} ${key}`))
    .filter((name) => !conditions[name]?.test(action));
}

function grantsOf(functionName, roleId) {
  return Object.values(resources)
    .filter((resource) => resource.Type === "AWS::IAM::Policy")
    .filter((policy) => list(policy.Properties.Roles).some((role) => role.Ref === roleId))
    .flatMap((policy) => policy.Properties.PolicyDocument.Statement)
    .flatMap((statement) =>
      list(statement.Action).flatMap((action) =>
        list(statement.Resource).map((resource) => ({
          functionName,
          action,
          resource: resolve(resource),
          unknown: unknownConditions(action, statement.Condition),
        })),
      ),
    );
}

const grants = Object.values(resources)
  .filter((resource) => resource.Type === "AWS::Lambda::Function")
  .flatMap((lambda) => {
    const handler = String(lambda.Properties.Handler).split(".").pop();
    return handlers[handler] ? grantsOf(handlers[handler], lambda.Properties.Role["Fn::GetAtt"][0]) : [];
  });

const calls = [
  ...new Set(
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => name.endsWith(".tsv"))
      .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
      .filter((line) => line !== ""),
  ),
].map((line) => {
  const [functionName, action, resource] = line.split("\t");
  return { functionName, action, resource };
});

const patterns = new Map();
function pattern(resource) {
  if (!patterns.has(resource)) {
    const text = resource.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*");
    patterns.set(resource, new RegExp(`^${text}$`));
  }
  return patterns.get(resource);
}

function covers(grant, call) {
  return (
    grant.functionName === call.functionName && grant.action === call.action && pattern(grant.resource).test(call.resource)
  );
}

function excepted(grant) {
  const { unrecorded } = exceptions;
  return unrecorded[`${grant.functionName} ${grant.action}`] ?? unrecorded[`* ${grant.action}`];
}

function describe({ functionName, action, resource }) {
  return `${functionName} ${action} on ${resource}`;
}

function problemsOf(granted) {
  const missing = calls
    .filter((call) => !exceptions.unauthenticated[call.action])
    .filter((call) => !granted.some((grant) => covers(grant, call)))
    .map((call) => `called and not granted: ${describe(call)}`);
  const unused = granted
    .filter((grant) => !excepted(grant))
    .filter((grant) => !calls.some((call) => covers(grant, call)))
    .map((grant) => `granted and never called: ${describe(grant)}`);
  return [...missing, ...unused];
}

const stale = Object.keys(exceptions.unrecorded)
  .filter((name) => {
    const [functionName, action] = name.split(" ");
    return !grants.some((grant) => grant.action === action && (functionName === "*" || functionName === grant.functionName));
  })
  .map((name) => `an exception for what is not granted: ${name}`);

const conditional = new Set(
  grants.flatMap(({ functionName, action, unknown }) =>
    unknown.map((name) => `${functionName} ${action}: the condition ${name} is not known, so that no call can be judged by it`),
  ),
);

const problems = [...conditional, ...problemsOf(grants), ...stale];
problems.slice(0, 50).forEach((problem) => console.log(problem));
if (calls.length === 0) {
  problems.push("nothing was recorded");
  // Absolute, since each module's tests run in a folder of their own.
  console.log(`nothing was recorded in ${folder}: run mvn verify -Dcheckride.calls="$PWD/target/calls", and name that folder here`);
}

const needed = grants.filter((grant) => !excepted(grant));
const harmless = needed.filter((grant) => problemsOf(grants.filter((other) => other !== grant)).length === 0);
harmless.forEach((grant) => console.log(`nobody notices when it is taken away: ${describe(grant)}`));

grants.filter(excepted).forEach((grant) => console.log(`not recorded: ${grant.functionName} ${grant.action}: ${excepted(grant)}`));
const ok = problems.length === 0 && harmless.length === 0;
console.log(
  `${calls.length} calls recorded, ${grants.length} grants, ${needed.length} of them used` +
    (ok ? "; taking any of these away turns this check red" : ""),
);
process.exit(ok ? 0 : 1);

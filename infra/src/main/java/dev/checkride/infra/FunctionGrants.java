package dev.checkride.infra;

import dev.checkride.executor.handler.ExecutorFunction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;

/** Turns the operations in the table of the functions into grants: what each may touch follows from its service. */
final class FunctionGrants {
    /** The tag by which a user pool says which stack's tests may make accounts in it. */
    static final String TARGET_TAG = "checkride:target";

    private static final Set<String> TABLE_UNDER_TEST =
            Set.of("dynamodb:DescribeTable", "dynamodb:ListTagsOfResource", "dynamodb:BatchWriteItem", "dynamodb:Scan");
    private static final Set<String> KEY_USE = Set.of("kms:GenerateDataKey", "kms:Decrypt");

    private final Stack stack;
    private final TestTargets targets;
    private final RunStorage storage;
    private final String machineName;

    FunctionGrants(Stack stack, TestTargets targets, RunStorage storage, String machineName) {
        this.stack = stack;
        this.targets = targets;
        this.storage = storage;
        this.machineName = machineName;
    }

    /** The grants of a function: one for each kind of resource that its operations touch. */
    List<Grant> of(ExecutorFunction function) {
        Map<Scope, Set<String>> operations = new TreeMap<>();
        function.operations()
                .forEach(operation -> operations
                        .computeIfAbsent(scope(function, operation), scope -> new TreeSet<>())
                        .add(operation));
        if (storage.key().isPresent() && operations.containsKey(Scope.RESULTS)) {
            operations.put(Scope.KEY, KEY_USE);
        }
        return operations.entrySet().stream()
                .flatMap(entry -> grants(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private enum Scope {
        STACKS,
        EXECUTIONS,
        RUNS,
        TABLES,
        POOLS,
        SECRETS,
        ANYTHING,
        RESULTS,
        RESULT_LIST,
        KEY
    }

    private static Scope scope(ExecutorFunction function, String operation) {
        return switch (operation.replaceFirst(":.*", "")) {
            case "cloudformation" -> Scope.STACKS;
            case "states" -> Scope.EXECUTIONS;
            case "cognito-idp" -> Scope.POOLS;
            case "secretsmanager" -> Wildcards.REASONS.containsKey(operation) ? Scope.ANYTHING : Scope.SECRETS;
            case "s3" -> operation.equals("s3:ListBucket") ? Scope.RESULT_LIST : Scope.RESULTS;
            case "dynamodb" -> clears(function) && TABLE_UNDER_TEST.contains(operation) ? Scope.TABLES : Scope.RUNS;
            default -> throw new IllegalArgumentException("No resource is known for " + operation);
        };
    }

    /** The same operation means the tables under test in one function and the executor's own table in another. */
    private static boolean clears(ExecutorFunction function) {
        return function.steps().contains("ClearTables");
    }

    private Stream<Grant> grants(Scope scope, List<String> operations) {
        return scope == Scope.POOLS
                ? Stream.of(poolsByTag(operations), poolsById(operations))
                : Stream.of(grant(scope, operations));
    }

    private Grant grant(Scope scope, List<String> operations) {
        return switch (scope) {
            case STACKS -> Grant.of(operations, arns("cloudformation", "stack", targets.stacks(), "/*"));
            case EXECUTIONS -> Grant.of(operations, List.of(colon("states", "execution", machineName + ":*")));
            case RUNS -> Grant.of(operations, List.of(storage.runs().getTableArn()));
            case TABLES -> Grant.of(operations, arns("dynamodb", "table", targets.tables(), ""));
            case POOLS -> poolsById(operations);
            case SECRETS ->
                Grant.of(operations, List.of(colon("secretsmanager", "secret", "checkride/" + machineName + "/*")));
            case ANYTHING -> Grant.of(operations, List.of("*"));
            case RESULTS -> Grant.of(operations, List.of(storage.results().arnForObjects(RunStorage.PREFIX + "*")));
            case RESULT_LIST ->
                Grant.of(operations, List.of(storage.results().getBucketArn()))
                        .when("StringLike", "s3:prefix", RunStorage.PREFIX + "*");
            case KEY ->
                Grant.of(
                        operations,
                        storage.key().stream().map(key -> key.getKeyArn()).toList());
        };
    }

    /** Pools whose ids are known are named, whatever those of other stacks need. */
    private Grant poolsById(List<String> operations) {
        return Grant.of(operations, arns("cognito-idp", "userpool", targets.pools(), ""));
    }

    private Grant poolsByTag(List<String> operations) {
        List<String> stacks = targets.stacksOfUnknownPools();
        return Grant.of(operations, stacks.isEmpty() ? List.of() : arns("cognito-idp", "userpool", List.of("*"), ""))
                .when("StringEquals", "aws:ResourceTag/" + TARGET_TAG, stacks);
    }

    private List<String> arns(String service, String resource, List<String> names, String suffix) {
        return names.stream()
                .map(name -> arn(service, resource, name + suffix, ArnFormat.SLASH_RESOURCE_NAME))
                .toList();
    }

    private String colon(String service, String resource, String name) {
        return arn(service, resource, name, ArnFormat.COLON_RESOURCE_NAME);
    }

    private String arn(String service, String resource, String name, ArnFormat format) {
        return stack.formatArn(ArnComponents.builder()
                .service(service)
                .resource(resource)
                .resourceName(name)
                .arnFormat(format)
                .build());
    }
}

package dev.checkride.infra;

import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.Settings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The three functions: each with its role and log group, SnapStart on published versions, and an alias to call it by. */
final class RunFunctions {
    private static final String JVM = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";
    private static final List<String> INTERFACES = List.of(
            "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses");

    private final Construct scope;
    private final RetentionDays logRetention;
    private final Map<ExecutorFunction, Deployed> all = new EnumMap<>(ExecutorFunction.class);

    private RunFunctions(Construct scope, RetentionDays logRetention) {
        this.scope = scope;
        this.logRetention = logRetention;
    }

    private record Deployed(Construct own, Role role, LogGroup log, Alias alias) {}

    /**
     * Where the scenarios run.
     *
     * @param vpc the network, or null for Lambda's own
     */
    record Network(@Nullable IVpc vpc, List<ISecurityGroup> securityGroups) {
        boolean isGiven() {
            return vpc != null;
        }
    }

    static RunFunctions in(
            Construct scope, Code code, RunStorage storage, RetentionDays logRetention, Network network) {
        RunFunctions functions = new RunFunctions(scope, logRetention);
        Map<String, String> variables = new TreeMap<>();
        variables.put(Settings.BUCKET, storage.results().getBucketName());
        variables.put(Settings.RUNS_TABLE, storage.runs().getTableName());
        variables.put("JAVA_TOOL_OPTIONS", JVM);
        if (network.isGiven()) {
            variables.put(Settings.PRIVATE_ALLOWED, "true");
        }
        for (ExecutorFunction function : ExecutorFunction.values()) {
            functions.add(function, code, variables, network);
        }
        return functions;
    }

    private void add(ExecutorFunction function, Code code, Map<String, String> variables, Network network) {
        Construct own = new Construct(scope, function.functionName());
        Role role = Role.Builder.create(own, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .description("What Checkride's function " + function.functionName() + " may do")
                .build();
        LogGroup log = LogGroup.Builder.create(own, "Log")
                .retention(logRetention)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Function.Builder builder = Function.Builder.create(own, "Function")
                .description("Checkride: " + String.join(", ", function.steps()))
                .runtime(Runtime.JAVA_25)
                .code(code)
                .handler(function.handler().getName())
                .memorySize(function.memoryMegabytes())
                .timeout(Duration.seconds(function.timeout().toSeconds()))
                .environment(variables)
                .role(role)
                .logGroup(log)
                .tracing(Tracing.ACTIVE)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        if (network.isGiven() && runsScenarios(function)) {
            // Lambda looks at these when it creates the function: they cannot wait for the policy of its operations.
            role.addToPolicy(PolicyStatement.Builder.create()
                    .actions(INTERFACES)
                    .resources(List.of("*"))
                    .build());
            builder.vpc(network.vpc()).securityGroups(network.securityGroups());
        }
        Function made = builder.build();
        Annotations.of(made)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias calls a published version alone");
        Alias alias = Alias.Builder.create(own, "Live")
                .aliasName("live")
                .version(made.getCurrentVersion())
                .build();
        Nag.of(Objects.requireNonNull(role.getNode().tryFindChild("DefaultPolicy")))
                .suppress("AwsSolutions-IAM5", "Traces and network interfaces have no ARNs");
        all.put(function, new Deployed(own, role, log, alias));
    }

    private static boolean runsScenarios(ExecutorFunction function) {
        return function.steps().contains("RunScenario");
    }

    /**
     * Lets the functions do what their table says. The policies are resources of their own: they name the state machine, which
     * names the functions, which must not wait for them.
     */
    void grant(FunctionGrants grants) {
        all.forEach((function, deployed) -> {
            Policy policy = Policy.Builder.create(deployed.own, "Permissions")
                    .roles(List.of(deployed.role))
                    .build();
            policy.addStatements(PolicyStatement.Builder.create()
                    .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                    .resources(List.of(deployed.log.getLogGroupArn()))
                    .build());
            grants.of(function).forEach(grant -> grant.statement().ifPresent(policy::addStatements));
            Nag.of(policy)
                    .suppress(
                            "AwsSolutions-IAM5",
                            "Runs, their secrets and their results come into being later: their names follow from the"
                                    + " run's id, behind a prefix of Checkride's own; pools are told by their tag");
        });
    }

    /** What others call the function by. */
    Alias alias(ExecutorFunction function) {
        return Objects.requireNonNull(all.get(function), function::functionName).alias;
    }

    /** What the state machine's placeholders stand for. */
    Map<String, String> arns() {
        Map<String, String> arns = new TreeMap<>();
        all.forEach((function, deployed) ->
                arns.put(function.functionName() + "FunctionArn", deployed.alias.getFunctionArn()));
        return arns;
    }
}

package dev.checkride.infra;

import dev.checkride.executor.handler.ExecutorFunction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.codepipeline.actions.StateMachineInput;
import software.amazon.awscdk.services.codepipeline.actions.StepFunctionInvokeAction;
import software.amazon.awscdk.services.codepipeline.actions.StepFunctionsInvokeActionProps;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/**
 * The executor of tests.
 *
 * <p>Resources: three functions, each with a role, a log group and the alias {@code live}; a STANDARD state machine with role
 * and log group; a bucket of results, which is retained; a table of runs; two EventBridge rules, a queue and three alarms for
 * sweeps. Outputs, each with the letters and digits of the construct's id before it: {@code StateMachineArn}, {@code
 * ResultBucket}, {@code ExecutionsLink}, {@code ResultsLink}.
 *
 * <pre>{@code
 * TestExecutor executor = TestExecutor.Builder.create(stack, "Tests")
 *         .configuration(Path.of("checkride.json"))
 *         .scenarios(Path.of("scenarios"))
 *         .build();
 * stage.addAction(executor.asPipelineAction("IntegrationTests", PipelineInput.everything().runOrder(2)));
 * }</pre>
 *
 * <p>The action stands behind the deployment in one stage, so that nothing else is deployed while it tests.
 */
public final class TestExecutor extends Construct {
    /** The tag by which a user pool says which stack's tests may make accounts in it: the value is the stack's name. */
    public static final String TARGET_TAG = FunctionGrants.TARGET_TAG;

    private static final String NAME_PREFIX = "pipeline";
    private static final Pattern NOT_IN_LOGICAL_IDS = Pattern.compile("[^A-Za-z0-9]");

    private final RunStorage storage;
    private final RunMachine machine;

    private TestExecutor(Builder builder) {
        super(builder.scope, builder.id);
        CheckrideJson json = CheckrideJson.read(builder.configuration);
        TestTargets targets = TestTargets.of(json.configuration(), builder.tables, builder.userPools);
        Path zip =
                new FunctionPackage(json).write(builder.functions.orElseGet(FunctionPackage::built), builder.scenarios);
        this.storage = RunStorage.in(this, builder.encryptionKey, builder.resultsKept);
        RunFunctions functions =
                RunFunctions.in(this, Code.fromAsset(zip.toString()), storage, builder.logRetention, builder.network());
        this.machine = RunMachine.in(this, functions, storage, builder.logRetention);
        functions.grant(new FunctionGrants(
                Stack.of(this), targets, storage, machine.machine().getStateMachineName()));
        Sweeps.in(
                this,
                functions.alias(ExecutorFunction.TEAR_DOWN),
                machine.machine().getStateMachineArn(),
                builder.alarmTopic);
        warnOf(targets);
        outputs();
    }

    private void warnOf(TestTargets targets) {
        List<String> unknown = targets.unknownTables();
        if (!unknown.isEmpty()) {
            String which = (targets.standIns() == 0 ? "" : "all of ") + String.join(", ", unknown);
            Annotations.of(this)
                    .addWarningV2(
                            "checkride:tables",
                            ("Runs cannot clear %s: %d of %d names are given, and only the deployed stack knows them;"
                                            + " give each with tables(…), in Checkride's own app with -c tables=NAME,NAME")
                                    .formatted(which, targets.standIns(), unknown.size()));
        }
    }

    private void outputs() {
        String region = Stack.of(this).getRegion();
        String arn = machine.machine().getStateMachineArn();
        String bucket = storage.results().getBucketName();
        output("StateMachineArn", "Start runs with it", arn);
        output("ResultBucket", "Results of runs lie under runs/", bucket);
        output(
                "ExecutionsLink",
                "Runs in the console",
                "https://" + region + ".console.aws.amazon.com/states/home?region=" + region + "#/statemachines/view/"
                        + arn);
        output(
                "ResultsLink",
                "Results in the console",
                "https://" + region + ".console.aws.amazon.com/s3/buckets/" + bucket + "?region=" + region + "&prefix="
                        + RunStorage.PREFIX);
    }

    private void output(String name, String description, String value) {
        CfnOutput output = CfnOutput.Builder.create(this, name)
                .description(description)
                .value(value)
                .build();
        if (getNode().getScope() instanceof Stack) {
            output.overrideLogicalId(
                    NOT_IN_LOGICAL_IDS.matcher(getNode().getId()).replaceAll("") + name);
        }
    }

    /** The state machine; an execution of it is a run. */
    public IStateMachine stateMachine() {
        return machine.machine();
    }

    /** The bucket with the results. */
    public IBucket results() {
        return storage.results();
    }

    /** Lets somebody start runs and see how they end. */
    public Grant grantStart(IGrantable starter) {
        return Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                        .grantee(starter)
                        .actions(List.of("states:StartExecution"))
                        .resourceArns(List.of(machine.machine().getStateMachineArn()))
                        .build())
                .combine(Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                        .grantee(starter)
                        .actions(List.of("states:DescribeExecution"))
                        .resourceArns(List.of(machine.executions()))
                        .build()));
    }

    /** An action of CodePipeline that runs everything, and fails unless the run is green. */
    public StepFunctionInvokeAction asPipelineAction(String name) {
        return asPipelineAction(name, PipelineInput.everything());
    }

    /** An action of CodePipeline that hands a request to the executor, and fails unless the run is green. */
    public StepFunctionInvokeAction asPipelineAction(String name, PipelineInput input) {
        StepFunctionsInvokeActionProps.Builder action = StepFunctionsInvokeActionProps.builder()
                .actionName(name)
                .stateMachine(machine.machine())
                .executionNamePrefix(NAME_PREFIX)
                .stateMachineInput(StateMachineInput.literal(input.request()))
                .runOrder(input.runOrder());
        input.role().ifPresent(action::role);
        return new StepFunctionInvokeAction(action.build());
    }

    /** Builds a {@link TestExecutor}; only the place in the app has to be given. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Set<String> tables = new TreeSet<>();
        private final Set<String> userPools = new TreeSet<>();
        private Path configuration = Path.of(CheckrideJson.NAME);
        private Optional<Path> scenarios = Optional.empty();
        private Optional<Path> functions = Optional.empty();
        private Optional<ITopic> alarmTopic = Optional.empty();
        private Duration resultsKept = Duration.days(90);
        private RetentionDays logRetention = RetentionDays.THREE_MONTHS;
        private @Nullable IKey encryptionKey;
        private @Nullable IVpc vpc;
        private List<ISecurityGroup> securityGroups = List.of();

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Begins an executor with {@code checkride.json} in the current folder and the reference scenarios. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** What is tested: the path of {@code checkride.json}. */
        public Builder configuration(Path checkrideJson) {
            configuration = checkrideJson;
            return this;
        }

        /**
         * A team's own scenarios: their jar, or the folder of their Maven module, whose {@code target/lib} may hold libraries
         * that they need besides JUnit, AssertJ, JsonUnit and Awaitility.
         */
        public Builder scenarios(Path jarOrModule) {
            scenarios = Optional.of(jarOrModule);
            return this;
        }

        /** Names of tables that runs may clear, for references in {@code checkride.json} that only the deployed stack knows. */
        public Builder tables(String... names) {
            tables.addAll(List.of(names));
            return this;
        }

        /** Ids of the user pools that runs may make accounts in; without any, those with the tag {@code checkride:target}. */
        public Builder userPools(String... ids) {
            userPools.addAll(List.of(ids));
            return this;
        }

        /** The network in which scenarios run, for private APIs. */
        public Builder vpc(IVpc network) {
            vpc = network;
            return this;
        }

        /** The security groups of the scenarios' function in the network. */
        public Builder securityGroups(ISecurityGroup... groups) {
            securityGroups = List.of(groups);
            return this;
        }

        /** The key that encrypts results, instead of S3's own. */
        public Builder encryptionKey(IKey key) {
            encryptionKey = key;
            return this;
        }

        /** How long results are kept: 90 days, as long as Step Functions keeps executions. */
        public Builder resultsKept(Duration time) {
            resultsKept = time;
            return this;
        }

        /** How long logs are kept: three months. */
        public Builder logRetention(RetentionDays days) {
            logRetention = days;
            return this;
        }

        /** Who hears of failed sweeps. */
        public Builder alarmTopic(ITopic topic) {
            alarmTopic = Optional.of(topic);
            return this;
        }

        /** The zip of the functions, instead of the one that travels with this class. */
        Builder functions(Path zip) {
            functions = Optional.of(zip);
            return this;
        }

        private RunFunctions.Network network() {
            return new RunFunctions.Network(vpc, securityGroups);
        }

        /**
         * Makes the executor.
         *
         * @throws InvalidInputException if {@code checkride.json} or the scenarios cannot be used
         */
        public TestExecutor build() {
            return new TestExecutor(this);
        }
    }
}

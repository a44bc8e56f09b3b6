package dev.checkride.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.infra.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.Topic;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestExecutorTests {
    private static final String OPTIONS = "Options";
    private final Executors executors;
    private final Annotations plainNotes;
    private final Annotations optionsNotes;
    private final Template plain;
    private final Template options;

    TestExecutorTests(@TempDir Path folder) {
        this.executors = new Executors(folder);
        Stack plainStack = executors.stack("Plain");
        Stack optionsStack = executors.stack(OPTIONS);
        executors.in(plainStack, "First", builder -> builder);
        executors.in(plainStack, "Second", builder -> builder);
        executors.in(executors.stack("Other"), "First", builder -> builder);
        executors.in(executors.stack("Spelled"), "integration-tests_2", builder -> builder);
        withOptions(optionsStack);
        // Whoever asks for annotations synthesises.
        this.plainNotes = Annotations.fromStack(plainStack);
        this.optionsNotes = Annotations.fromStack(optionsStack);
        this.plain = executors.template("Plain");
        this.options = executors.template(OPTIONS);
    }

    private void withOptions(Stack stack) {
        Vpc vpc = Vpc.Builder.create(stack, "Vpc").natGateways(0).build();
        TestExecutor executor = executors.in(
                stack,
                "Tests",
                builder -> builder.vpc(vpc)
                        .securityGroups(SecurityGroup.Builder.create(stack, "Group")
                                .vpc(vpc)
                                .build())
                        .encryptionKey(new Key(stack, "Key"))
                        .alarmTopic(new Topic(stack, "Alarms"))
                        .resultsKept(Duration.days(7))
                        .logRetention(RetentionDays.FIVE_DAYS)
                        .tables("orders-1")
                        .userPools("eu-central-1_AbCdEfGhI"));
        Role starter = Role.Builder.create(stack, "Starter")
                .assumedBy(new AccountPrincipal("111122223333"))
                .build();
        executor.grantStart(starter);
        Role other = Role.Builder.create(stack, "Pipeline")
                .assumedBy(new ServicePrincipal("codepipeline.amazonaws.com"))
                .build();
        executor.asPipelineAction(
                "IntegrationTests",
                PipelineInput.everything().commitOf("Source").startedBy(other).runOrder(2));
    }

    @Test
    void twoDeploymentsShareNoName() {
        Template other = executors.template("Other");

        assertThat(plain.properties("AWS::StepFunctions::StateMachine")).hasSize(2);
        for (Template template : List.of(plain, other)) {
            for (String property : List.of(
                    "FunctionName",
                    "RoleName",
                    "TableName",
                    "BucketName",
                    "StateMachineName",
                    "QueueName",
                    "AlarmName")) {
                assertThat(template.json().path("Resources").findParents(property).stream()
                                .filter(found -> found.path(property).isTextual()))
                        .as(property)
                        .isEmpty();
            }
        }
        Set<String> logGroups = new TreeSet<>();
        for (JsonNode log : plain.properties("AWS::Logs::LogGroup")) {
            if (log.has("LogGroupName")) {
                assertThat(logGroups.add(log.path("LogGroupName").toString())).isTrue();
                assertThat(log.path("LogGroupName").toString()).contains("/aws/vendedlogs/states/Plain-");
            }
        }
        assertThat(logGroups).hasSize(2);
        assertThat(executors.template("Other").properties("AWS::Logs::LogGroup").toString())
                .contains("/aws/vendedlogs/states/Other-");
    }

    @Test
    void noOutputIsExported() {
        assertThat(plain.json().path("Outputs").findValues("Export")).isEmpty();
        assertThat(plain.json().path("Outputs").has("FirstStateMachineArn")).isTrue();
        assertThat(plain.json().path("Outputs").has("SecondStateMachineArn")).isTrue();
    }

    /** CloudFormation user guide, "Outputs section structure and syntax": the logical id is alphanumeric. */
    @Test
    void anOutputHasANameThatCloudFormationTakesWhateverTheExecutorIsCalled() {
        JsonNode outputs = executors.template("Spelled").json().path("Outputs");

        assertThat(outputs.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "integrationtests2StateMachineArn",
                        "integrationtests2ResultBucket",
                        "integrationtests2ExecutionsLink",
                        "integrationtests2ResultsLink");
    }

    @Test
    void nothingWaitsForItselfWhateverTheOptions() {
        assertThat(plain.circle()).isEmpty();
        assertThat(options.circle()).isEmpty();
    }

    @Test
    void aTableThatOnlyTheDeployedStackKnowsIsWarnedOfUntilItIsNamed() {
        plainNotes.hasWarning("/Plain/First", Match.stringLikeRegexp("Runs cannot clear \\$\\{Orders\\}.*"));
        optionsNotes.hasNoWarning("*", Match.stringLikeRegexp("Runs cannot clear.*"));
        assertThat(resources(plain, "dynamodb:BatchWriteItem"))
                .contains(":table/carts\"")
                .doesNotContain("orders");
        assertThat(resources(options, "dynamodb:BatchWriteItem"))
                .contains(":table/carts\"")
                .contains(":table/orders-1\"");
    }

    @Test
    void poolsAreToldByTheirTagUnlessTheyAreNamed() {
        Template.Statement tagged = statement(plain, "cognito-idp:AdminCreateUser");
        Template.Statement named = statement(options, "cognito-idp:AdminCreateUser");

        assertThat(tagged.json()
                                .at("/Condition/StringEquals/aws:ResourceTag~1checkride:target/0")
                                .asText()
                        + tagged.json()
                                .at("/Condition/StringEquals/aws:ResourceTag~1checkride:target")
                                .asText())
                .isEqualTo("shop");
        assertThat(named.json().has("Condition")).isFalse();
        assertThat(named.resources().toString()).contains(":userpool/eu-central-1_AbCdEfGhI\"");
    }

    @Test
    void onlyTheScenariosFunctionIsInTheNetwork() {
        assertThat(options.properties("AWS::Lambda::Function").stream()
                        .filter(function -> function.has("VpcConfig"))
                        .map(function -> function.path("Handler").asText()))
                .containsExactly("dev.checkride.executor.handler.ScenarioHandler");
        assertThat(options.statements())
                .anyMatch(statement -> statement.actions().contains("ec2:CreateNetworkInterface"));
        assertThat(plain.statements())
                .noneMatch(statement -> statement.actions().contains("ec2:CreateNetworkInterface"));
    }

    @Test
    void aKeyIsGrantedToWhoeverReadsOrWritesResults() {
        assertThat(options.only("AWS::S3::Bucket").findValuesAsText("SSEAlgorithm"))
                .containsExactly("aws:kms");
        assertThat(options.statements().stream()
                        .filter(statement -> statement.policy().startsWith("Tests"))
                        .filter(statement -> statement.actions().contains("kms:Decrypt"))
                        .map(statement -> statement.policy().replaceFirst("[0-9A-F]{8}$", "")))
                .containsExactlyInAnyOrder(
                        "TestsSetUpPermissions",
                        "TestsScenarioPermissions",
                        "TestsTearDownPermissions",
                        "TestsMachineWork");
    }

    @Test
    void whoeverMayStartMaySeeHowItEnds() {
        List<Template.Statement> granted = options.statements().stream()
                .filter(statement -> statement.policy().startsWith("Starter"))
                .toList();

        assertThat(granted.stream().flatMap(statement -> statement.actions().stream()))
                .containsExactlyInAnyOrder("states:StartExecution", "states:DescribeExecution");
    }

    @Test
    void alarmsReachTheTopic() {
        assertThat(options.properties("AWS::CloudWatch::Alarm"))
                .hasSize(3)
                .allMatch(alarm -> alarm.path("AlarmActions").size() == 1);
    }

    @Test
    void resultsAreKeptAsLongAsTheOptionSays() {
        assertThat(options.only("AWS::S3::Bucket").at("/LifecycleConfiguration/Rules"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.path("ExpirationInDays").asInt()).isEqualTo(7);
                    assertThat(rule.path("Status").asText()).isEqualTo("Enabled");
                });
    }

    @Test
    void everyLogIsKeptAsLongAsTheOptionSaysOrThreeMonths() {
        assertThat(options.properties("AWS::Logs::LogGroup"))
                .hasSize(4)
                .allMatch(log -> log.path("RetentionInDays").asInt() == 5);
        assertThat(plain.properties("AWS::Logs::LogGroup"))
                .hasSize(8)
                .allMatch(log -> log.path("RetentionInDays").asInt() == 90);
    }

    private static Template.Statement statement(Template template, String action) {
        return template.statements().stream()
                .filter(statement -> statement.actions().contains(action))
                .findFirst()
                .orElseThrow();
    }

    private static String resources(Template template, String action) {
        return statement(template, action).resources().toString();
    }
}

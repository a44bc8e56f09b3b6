package dev.checkride.infra.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.infra.template.Template;
import dev.checkride.statemachine.Definition;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.s3.Bucket;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StacksTests {
    private static final List<String> STACKS = List.of("Checkride", "CheckrideSample", "CheckridePipeline");

    private final Map<String, Annotations> annotations = new TreeMap<>();
    private final Template checkride;
    private final Template sample;
    private final Template pipeline;

    StacksTests(@TempDir Path folder) {
        App app = Synthesis.app(folder, Map.of());
        new Stacks(app, Synthesis.home()).create();
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        // Whoever asks for annotations synthesises.
        STACKS.forEach(stack -> annotations.put(
                stack, Annotations.fromStack((Stack) app.getNode().findChild(stack))));
        Synthesis synthesis = new Synthesis(folder, app);
        this.checkride = synthesis.template("Checkride");
        this.sample = synthesis.template("CheckrideSample");
        this.pipeline = synthesis.template("CheckridePipeline");
    }

    private Stream<Template> templates() {
        return Stream.of(checkride, sample, pipeline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Checkride", "CheckrideSample", "CheckridePipeline"})
    void neitherTheCdkNorCdkNagFindsAnything(String stack) {
        Annotations found = Objects.requireNonNull(annotations.get(stack));

        found.hasNoError("*", Match.anyValue());
        found.hasNoWarning("*", Match.anyValue());
    }

    @Test
    void cdkNagWouldFindABucketThatIsNotClosed(@TempDir Path other) {
        App careless = Synthesis.app(other, Map.of());
        Stack stack = new Stack(careless, "Careless");
        new Bucket(stack, "Open");
        Aspects.of(careless).add(AwsSolutionsChecks.Builder.create().build());

        Annotations.fromStack(stack).hasError("*", Match.stringLikeRegexp("AwsSolutions-S10.*"));
    }

    @Test
    void everyAnswerToCdkNagHasAReason() {
        List<JsonNode> answers = templates()
                .flatMap(template -> template.json().path("Resources").findValues("rules_to_suppress").stream())
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .toList();

        assertThat(answers)
                .isNotEmpty()
                .allMatch(answer -> answer.path("reason").asText().length() >= 20);
    }

    @Test
    void nothingWaitsForItself() {
        assertThat(templates().map(Template::circle)).allMatch(List::isEmpty);
    }

    @Test
    void theDefinitionIsTheOneThatRunsLocally() {
        JsonNode machine = checkride.only("AWS::StepFunctions::StateMachine");

        assertThat(machine.path("DefinitionString").asText()).isEqualTo(Definition.template());
        List<String> placeholders = new ArrayList<>();
        machine.path("DefinitionSubstitutions").fieldNames().forEachRemaining(placeholders::add);
        assertThat(Definition.template()).contains("${ResultBucket}");
        assertThat(placeholders)
                .containsExactlyInAnyOrder(
                        "ResultBucket", "SetUpFunctionArn", "ScenarioFunctionArn", "TearDownFunctionArn");
    }

    @Test
    void theMachineIsStandardAndLogsNoData() {
        JsonNode machine = checkride.only("AWS::StepFunctions::StateMachine");

        assertThat(machine.path("StateMachineType").asText()).isEqualTo("STANDARD");
        assertThat(machine.at("/TracingConfiguration/Enabled").asBoolean()).isTrue();
        assertThat(machine.at("/LoggingConfiguration/Level").asText()).isEqualTo("ALL");
        assertThat(machine.at("/LoggingConfiguration/IncludeExecutionData").asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(ExecutorFunction.class)
    void aFunctionIsDeployedAsItsTableSays(ExecutorFunction function) {
        JsonNode deployed = checkride.properties("AWS::Lambda::Function").stream()
                .filter(properties -> properties
                        .path("Handler")
                        .asText()
                        .equals(function.handler().getName()))
                .findFirst()
                .orElseThrow();

        assertThat(deployed.path("Runtime").asText()).isEqualTo("java25");
        assertThat(deployed.path("MemorySize").asInt()).isEqualTo(function.memoryMegabytes());
        assertThat(deployed.path("Timeout").asLong())
                .isEqualTo(function.timeout().toSeconds());
        assertThat(deployed.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(deployed.at("/TracingConfig/Mode").asText()).isEqualTo("Active");
        assertThat(deployed.at("/Environment/Variables/JAVA_TOOL_OPTIONS").asText())
                .isEqualTo("-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        assertThat(deployed.at("/LoggingConfig/LogGroup/Ref").isTextual()).isTrue();
    }

    @Test
    void theMachineCallsPublishedVersionsAlone() {
        JsonNode substitutions =
                checkride.only("AWS::StepFunctions::StateMachine").path("DefinitionSubstitutions");

        for (ExecutorFunction function : ExecutorFunction.values()) {
            String id = substitutions
                    .at("/" + function.functionName() + "FunctionArn/Ref")
                    .asText();
            assertThat(checkride.resources("AWS::Lambda::Alias")).containsKey(id);
        }
        assertThat(checkride.properties("AWS::Lambda::Alias"))
                .allMatch(alias ->
                        alias.at("/FunctionVersion/Fn::GetAtt/1").asText().equals("Version"));
    }

    @Test
    void logsAreNotKeptForEver() {
        assertThat(templates().flatMap(template -> template.properties("AWS::Logs::LogGroup").stream()))
                .isNotEmpty()
                .allMatch(log -> log.path("RetentionInDays").asInt() > 0);
    }

    @Test
    void noStageLogsAccessByARoleThatTheAccountMayLack() {
        assertThat(templates()).allSatisfy(template -> {
            if (template.resources("AWS::ApiGateway::Account").isEmpty()) {
                assertThat(template.json().findValues("AccessLogSetting")).isEmpty();
            }
        });
        assertThat(sample.properties("AWS::Logs::LogGroup")).hasSameSizeAs(sample.properties("AWS::Lambda::Function"));
    }

    @Test
    void bucketsAreClosedEncryptedAndRetained() {
        templates()
                .forEach(template -> template.resources("AWS::S3::Bucket").forEach((id, bucket) -> {
                    assertThat(bucket.at("/Properties/PublicAccessBlockConfiguration"))
                            .as(id)
                            .hasSize(4)
                            .allMatch(JsonNode::asBoolean);
                    assertThat(bucket.findValuesAsText("SSEAlgorithm")).containsExactly("AES256");
                    assertThat(bucket.path("DeletionPolicy").asText()).isEqualTo("Retain");
                }));
        JsonNode rule = checkride.only("AWS::S3::Bucket").at("/LifecycleConfiguration/Rules/0");
        assertThat(rule.path("ExpirationInDays").asInt()).isEqualTo(90);
    }

    @Test
    void eachBucketIsReachedByTlsAlone() {
        templates().forEach(template -> {
            Map<String, String> policies = new TreeMap<>();
            template.resources("AWS::S3::BucketPolicy")
                    .forEach((id, policy) ->
                            policies.put(policy.at("/Properties/Bucket/Ref").asText(), id));
            assertThat(policies.keySet())
                    .isEqualTo(template.resources("AWS::S3::Bucket").keySet());
            policies.forEach((bucket, policy) -> assertThat(template.statements())
                    .filteredOn(statement -> statement.policy().equals(policy))
                    .as(bucket)
                    .anySatisfy(statement -> refusesWithoutTls(statement.json(), bucket)));
        });
    }

    private static void refusesWithoutTls(JsonNode statement, String bucket) {
        assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
        assertThat(statement.path("Action").asText()).isEqualTo("s3:*");
        assertThat(statement.at("/Principal/AWS").asText()).isEqualTo("*");
        assertThat(statement.path("Condition").toString()).isEqualTo("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
        assertThat(statement.path("Resource").toString())
                .isEqualTo("[{\"Fn::GetAtt\":[\"" + bucket + "\",\"Arn\"]},{\"Fn::Join\":[\"\",[{\"Fn::GetAtt\":[\""
                        + bucket + "\",\"Arn\"]},\"/*\"]]}]");
    }

    @Test
    void theRunsTableForgetsByItselfAndCanBeRestored() {
        JsonNode table = checkride.only("AWS::DynamoDB::Table");

        assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText()).isEqualTo("expires");
        assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(table.at("/KeySchema")).hasSize(1);
        assertThat(table.at("/KeySchema/0/AttributeName").asText()).isEqualTo("pk");
    }

    @Test
    void bothRulesSweepByTheTearDownFunctionsAlias() throws IOException {
        List<JsonNode> rules = checkride.properties("AWS::Events::Rule");

        JsonNode badEnd = rules.stream()
                .filter(rule -> rule.has("EventPattern"))
                .findFirst()
                .orElseThrow();
        JsonNode schedule = rules.stream()
                .filter(rule -> rule.has("ScheduleExpression"))
                .findFirst()
                .orElseThrow();
        assertThat(badEnd.at("/EventPattern/detail/status"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("FAILED", "TIMED_OUT", "ABORTED");
        assertThat(badEnd.at("/EventPattern/detail/stateMachineArn/0/Ref").asText())
                .isIn(checkride.resources("AWS::StepFunctions::StateMachine").keySet());
        assertThat(badEnd.at("/Targets/0/InputTransformer/InputTemplate").asText())
                .isEqualTo("{\"execution\":<detail-executionArn>,\"step\":\"Sweep\"}");
        assertThat(badEnd.at("/Targets/0/InputTransformer/InputPathsMap/detail-executionArn")
                        .asText())
                .isEqualTo("$.detail.executionArn");
        assertThat(schedule.at("/Targets/0/Input").asText()).isEqualTo("{\"step\":\"Sweep\"}");
        assertThat(rules)
                .extracting(rule -> rule.at("/Targets/0/Arn/Ref").asText())
                .allMatch(target -> target.contains("TearDownLive"));
    }

    @Test
    void aSweepThatFailsForGoodRaisesAnAlarm() {
        JsonNode async = checkride.only("AWS::Lambda::EventInvokeConfig");

        assertThat(async.at("/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0")
                        .asText())
                .isIn(checkride.resources("AWS::SQS::Queue").keySet());
        assertThat(checkride.properties("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.path("MetricName").asText())
                .containsExactlyInAnyOrder(
                        "ApproximateNumberOfMessagesVisible", "FailedInvocations", "FailedInvocations");
        assertThat(checkride
                        .only("AWS::SQS::Queue")
                        .path("SqsManagedSseEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theOutputsLeadToRunsAndResults() {
        assertThat(names(checkride.json().path("Outputs")))
                .contains(
                        "ExecutorStateMachineArn",
                        "ExecutorResultBucket",
                        "ExecutorExecutionsLink",
                        "ExecutorResultsLink");
    }

    @Test
    void theSampleHasTheOutputsThatScenariosKnow() {
        assertThat(names(sample.json().path("Outputs")))
                .containsExactlyInAnyOrder(
                        "APIEndpoint",
                        "UserPool",
                        "UserPoolClient",
                        "UserPoolAdminGroupName",
                        "UsersTable",
                        "UsersFunction",
                        "CognitoLoginURL",
                        "CognitoAuthCommand");
        assertThat(sample.json().at("/Outputs/APIEndpoint/Value").toString()).contains("/Prod\"");
    }

    @Test
    void theSampleSaysWhatTestsMayDoToIt() {
        JsonNode pool = sample.only("AWS::Cognito::UserPool");
        JsonNode client = sample.only("AWS::Cognito::UserPoolClient");

        assertThat(pool.at("/UserPoolTags/checkride:target").asText()).isEqualTo("ws-serverless-patterns-users");
        assertThat(pool.at("/AdminCreateUserConfig/AllowAdminCreateUserOnly").asBoolean(true))
                .isFalse();
        assertThat(client.path("ExplicitAuthFlows"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
        assertThat(client.path("GenerateSecret").asBoolean(true)).isFalse();
        assertThat(sample.only("AWS::DynamoDB::Table").path("Tags").toString())
                .contains("{\"Key\":\"checkride:clearable\",\"Value\":\"true\"}");
        assertThat(sample.only("AWS::ApiGateway::Authorizer").path("Type").asText())
                .isEqualTo("TOKEN");
        assertThat(sample.properties("AWS::ApiGateway::Method"))
                .hasSize(5)
                .allMatch(method -> method.path("AuthorizationType").asText().equals("CUSTOM"));
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

package dev.checkride.infra.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.infra.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineStackTests {
    private final Template pipeline;
    private final Template connected;

    PipelineStackTests(@TempDir Path folder) {
        this.pipeline = Synthesis.of(folder.resolve("upload"), Map.of()).template("CheckridePipeline");
        this.connected = Synthesis.of(
                        folder.resolve("connection"),
                        Map.of(
                                "connection", "arn:aws:codeconnections:eu-central-1:111122223333:connection/1",
                                "repository", "team/shop"))
                .template("CheckridePipeline");
    }

    @Test
    void thePipelineDeploysAndThenTests() {
        JsonNode made = pipeline.only("AWS::CodePipeline::Pipeline");

        assertThat(made.path("PipelineType").asText()).isEqualTo("V2");
        assertThat(made.path("Stages"))
                .extracting(stage -> stage.path("Name").asText())
                .containsExactly("Source", "DeployAndTest");
        assertThat(made.at("/Stages/1/Actions"))
                .extracting(action -> action.path("RunOrder").asInt())
                .containsExactly(1, 2);
        JsonNode action = made.at("/Stages/1/Actions/1");
        assertThat(action.at("/ActionTypeId/Provider").asText()).isEqualTo("StepFunctions");
        assertThat(action.at("/Configuration/InputType").asText()).isEqualTo("Literal");
        assertThat(action.at("/Configuration/Input").asText())
                .isEqualTo("{\"origin\":{\"pipelineExecution\":\"#{codepipeline.PipelineExecutionId}\","
                        + "\"source\":\"#{Source.VersionId}\"},\"stackName\":\"ws-serverless-patterns-users\"}");
        assertThat(action.at("/Configuration/ExecutionNamePrefix").asText()).isEqualTo("pipeline");
        assertThat(action.at("/Configuration/StateMachineArn/Fn::ImportValue").asText())
                .startsWith("Checkride:");
    }

    @Test
    void everyBuildLogsIntoAGroupThatGoesWithTheStack() {
        assertThat(pipeline.properties("AWS::CodeBuild::Project")).isNotEmpty().allSatisfy(project -> {
            JsonNode logs = project.at("/LogsConfig/CloudWatchLogs");
            assertThat(logs.path("Status").asText()).isEqualTo("ENABLED");
            JsonNode group =
                    pipeline.json().at("/Resources/" + logs.at("/GroupName/Ref").asText());
            assertThat(group.path("Type").asText()).isEqualTo("AWS::Logs::LogGroup");
            assertThat(group.at("/Properties/RetentionInDays").asInt()).isPositive();
            assertThat(group.path("DeletionPolicy").asText()).isEqualTo("Delete");
        });
    }

    @Test
    void anUploadStartsThePipelineByAnEventHoweverLongNothingWasUploaded() {
        JsonNode upload = pipeline.only("AWS::CodePipeline::Pipeline").at("/Stages/0/Actions/0/Configuration");
        String bucket = upload.at("/S3Bucket/Ref").asText();
        JsonNode rule = pipeline.only("AWS::Events::Rule");

        assertThat(upload.path("PollForSourceChanges").asBoolean(true)).isFalse();
        assertThat(upload.path("S3ObjectKey").asText()).isEqualTo("source.zip");
        assertThat(pipeline.json()
                        .at("/Resources/" + bucket
                                + "/Properties/NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(rule.path("EventPattern").toString())
                .isEqualTo("{\"detail\":{\"bucket\":{\"name\":[{\"Ref\":\"" + bucket + "\"}]},"
                        + "\"object\":{\"key\":[\"source.zip\"]}},"
                        + "\"detail-type\":[\"Object Created\"],\"source\":[\"aws.s3\"]}");
        assertThat(rule.path("State").asText()).isEqualTo("ENABLED");
        assertThat(rule.path("Targets")).hasSize(1);
        assertThat(rule.at("/Targets/0/Arn").toString())
                .contains(":codepipeline:", "{\"Ref\":\"" + pipelineId() + "\"}");
    }

    @Test
    void theRuleMayStartThePipelineAndNothingElse() {
        String role = pipeline.only("AWS::Events::Rule")
                .at("/Targets/0/RoleArn/Fn::GetAtt/0")
                .asText();
        List<Template.Statement> granted = pipeline.statements().stream()
                .filter(statement -> pipeline.json()
                        .at("/Resources/" + statement.policy() + "/Properties/Roles/0/Ref")
                        .asText()
                        .equals(role))
                .toList();

        assertThat(granted).singleElement().satisfies(statement -> {
            assertThat(statement.actions()).containsExactly("codepipeline:StartPipelineExecution");
            assertThat(statement.resources().toString()).contains(pipelineId()).doesNotContain("*");
        });
    }

    /** A function that the CDK would bring along leaves its logs behind. */
    @Test
    void thePipelineBringsNoFunction() {
        assertThat(pipeline.resources("AWS::Lambda::Function")).isEmpty();
    }

    @Test
    void aRepositoryNeedsNeitherBucketNorRule() {
        assertThat(connected.resources("AWS::S3::Bucket")).hasSize(1);
        assertThat(connected.resources("AWS::Events::Rule")).isEmpty();
        assertThat(connected
                        .only("AWS::CodePipeline::Pipeline")
                        .at("/Stages/0/Actions/0/Configuration/FullRepositoryId")
                        .asText())
                .isEqualTo("team/shop");
    }

    private String pipelineId() {
        return pipeline.resources("AWS::CodePipeline::Pipeline")
                .keySet()
                .iterator()
                .next();
    }
}

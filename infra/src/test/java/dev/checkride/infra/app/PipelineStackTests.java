package dev.checkride.infra.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.infra.template.Template;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineStackTests {
    private final Template pipeline;

    PipelineStackTests(@TempDir Path folder) {
        this.pipeline = Synthesis.of(folder.resolve("upload"), Map.of()).template("CheckridePipeline");
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
}

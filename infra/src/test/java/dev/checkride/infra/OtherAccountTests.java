package dev.checkride.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.checkride.infra.template.Template;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.PhysicalName;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.codepipeline.Artifact;
import software.amazon.awscdk.services.codepipeline.IAction;
import software.amazon.awscdk.services.codepipeline.Pipeline;
import software.amazon.awscdk.services.codepipeline.PipelineType;
import software.amazon.awscdk.services.codepipeline.StageOptions;
import software.amazon.awscdk.services.codepipeline.actions.S3SourceAction;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;

/** A pipeline in one account, its executors in another, as docs/deploy.md shows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherAccountTests {
    private static final String TOOLS = "111122223333";
    private static final String TESTED = "444455556666";

    private final Template tested;
    private final Template near;
    private final Template pipeline;

    OtherAccountTests(@TempDir Path folder) {
        Executors executors = new Executors(folder);
        Stack away = executors.stack("Tested", TESTED);
        Stack home = executors.stack("Delivery", TOOLS);
        TestExecutor first = executors.in(away, "First", builder -> builder);
        TestExecutor second = executors.in(away, "Second", builder -> builder);
        Role starter = Role.Builder.create(away, "Starter")
                .roleName(PhysicalName.GENERATE_IF_NEEDED)
                .assumedBy(new AccountPrincipal(TOOLS))
                .build();
        first.grantStart(starter);
        PipelineInput input = PipelineInput.everything().with("clearTables", BooleanNode.TRUE);
        TestExecutor third = executors.in(executors.stack("Near", TOOLS), "Third", builder -> builder);
        pipeline(
                home,
                first.asPipelineAction("First", input.startedBy(starter)),
                second.asPipelineAction("Second"),
                third.asPipelineAction("Third"));
        executors.synthesise();
        this.tested = executors.template("Tested");
        this.near = executors.template("Near");
        this.pipeline = executors.template("Delivery");
    }

    private static void pipeline(Stack stack, IAction... actions) {
        Pipeline made = Pipeline.Builder.create(stack, "Pipeline")
                .pipelineType(PipelineType.V2)
                .artifactBucket(Bucket.Builder.create(stack, "Artifacts")
                        .bucketName(PhysicalName.GENERATE_IF_NEEDED)
                        .encryption(BucketEncryption.KMS)
                        .encryptionKey(new Key(stack, "Key"))
                        .build())
                .build();
        S3SourceAction source = S3SourceAction.Builder.create()
                .actionName("Upload")
                .bucket(new Bucket(stack, "Sources"))
                .bucketKey("source.zip")
                .output(new Artifact())
                .build();
        made.addStage(StageOptions.builder()
                .stageName("Source")
                .actions(List.of(source))
                .build());
        made.addStage(StageOptions.builder()
                .stageName("Test")
                .actions(List.of(actions))
                .build());
    }

    @Test
    void theActionStartsTheOtherAccountsMachineByItsRole() {
        JsonNode action = action(0);

        assertThat(action.at("/Configuration/StateMachineArn").toString())
                .contains(":states:eu-central-1:" + TESTED + ":stateMachine:" + machine("First") + "\"");
        assertThat(action.at("/Configuration/Input").asText())
                .isEqualTo("{\"origin\":{\"pipelineExecution\":\"#{codepipeline.PipelineExecutionId}\"},"
                        + "\"clearTables\":true}");
        assertThat(action.path("RoleArn").toString())
                .contains(":iam::" + TESTED + ":role/"
                        + starter().path("RoleName").asText() + "\"");
    }

    @Test
    void theRoleTrustsThePipelinesAccountAndMayStartTheMachine() {
        assertThat(starter()
                        .at("/AssumeRolePolicyDocument/Statement/0/Principal/AWS")
                        .toString())
                .contains(":iam::" + TOOLS + ":root");
        assertThat(tested.statements())
                .filteredOn(statement -> statement.policy().startsWith("Starter"))
                .filteredOn(statement -> statement.actions().contains("states:StartExecution"))
                .isNotEmpty()
                .allMatch(statement -> statement.resources().toString().contains("FirstMachine"));
    }

    @Test
    void withoutARoleTheCdkMakesOneInTheOtherAccount() {
        assertThat(action(1).path("RoleArn").toString()).contains(":iam::" + TESTED + ":role/");
        assertThat(action(1).at("/Configuration/StateMachineArn").toString())
                .contains(":stateMachine:" + machine("Second") + "\"");
    }

    @Test
    void twoMachinesOfOneStackShareNoName() {
        assertThat(machine("First")).isNotEmpty().isNotEqualTo(machine("Second"));
    }

    @Test
    void inThePipelinesOwnAccountTheMachineHasNoFixedName() {
        assertThat(near.only("AWS::StepFunctions::StateMachine").has("StateMachineName"))
                .isFalse();
        assertThat(action(2).has("RoleArn")).isTrue();
        assertThat(action(2)
                        .at("/Configuration/StateMachineArn/Fn::ImportValue")
                        .asText())
                .startsWith("Near:");
    }

    private JsonNode action(int index) {
        return pipeline.only("AWS::CodePipeline::Pipeline").at("/Stages/1/Actions/" + index);
    }

    private String machine(String executor) {
        return only("AWS::StepFunctions::StateMachine", executor)
                .path("StateMachineName")
                .asText();
    }

    private JsonNode starter() {
        return only("AWS::IAM::Role", "Starter");
    }

    private JsonNode only(String type, String prefix) {
        return tested.resources(type).entrySet().stream()
                .filter(resource -> resource.getKey().startsWith(prefix))
                .findFirst()
                .orElseThrow()
                .getValue()
                .path("Properties");
    }
}

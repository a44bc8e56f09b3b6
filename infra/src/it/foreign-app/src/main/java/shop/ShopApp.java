package shop;

import dev.checkride.infra.PipelineInput;
import dev.checkride.infra.TestExecutor;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.codepipeline.Artifact;
import software.amazon.awscdk.services.codepipeline.Pipeline;
import software.amazon.awscdk.services.codepipeline.PipelineType;
import software.amazon.awscdk.services.codepipeline.StageOptions;
import software.amazon.awscdk.services.codepipeline.actions.S3SourceAction;
import software.amazon.awscdk.services.s3.Bucket;

/** A shop's pipeline, with the executor in the same stack. */
public final class ShopApp {
    private ShopApp() {}

    public static void main(String[] arguments) {
        App app = new App();
        Stack stack = new Stack(app, "Shop");
        TestExecutor executor = TestExecutor.Builder.create(stack, "Tests")
                .configuration(Path.of("checkride.json"))
                .build();
        S3SourceAction source = S3SourceAction.Builder.create()
                .actionName("Upload")
                .bucket(Bucket.Builder.create(stack, "Sources").versioned(true).build())
                .bucketKey("source.zip")
                .output(new Artifact())
                .build();
        Pipeline pipeline = Pipeline.Builder.create(stack, "Pipeline")
                .pipelineType(PipelineType.V2)
                .build();
        pipeline.addStage(
                StageOptions.builder().stageName("Source").actions(List.of(source)).build());
        pipeline.addStage(StageOptions.builder()
                .stageName("Test")
                .actions(List.of(executor.asPipelineAction(
                        "IntegrationTests", PipelineInput.everything().origin("shop", "the pipeline"))))
                .build());
        app.synth();
    }
}

package dev.checkride.infra.app;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkride.infra.Nag;
import dev.checkride.infra.PipelineInput;
import dev.checkride.infra.TestExecutor;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.codebuild.BuildEnvironment;
import software.amazon.awscdk.services.codebuild.BuildSpec;
import software.amazon.awscdk.services.codebuild.CloudWatchLoggingOptions;
import software.amazon.awscdk.services.codebuild.ComputeType;
import software.amazon.awscdk.services.codebuild.LinuxBuildImage;
import software.amazon.awscdk.services.codebuild.LoggingOptions;
import software.amazon.awscdk.services.codebuild.PipelineProject;
import software.amazon.awscdk.services.codepipeline.Artifact;
import software.amazon.awscdk.services.codepipeline.IAction;
import software.amazon.awscdk.services.codepipeline.Pipeline;
import software.amazon.awscdk.services.codepipeline.PipelineType;
import software.amazon.awscdk.services.codepipeline.StageOptions;
import software.amazon.awscdk.services.codepipeline.actions.CodeBuildAction;
import software.amazon.awscdk.services.codepipeline.actions.CodeStarConnectionsSourceAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/**
 * A pipeline that deploys the sample and then tests it; a red run ends it.
 *
 * <p>The source is {@code source.zip} in a bucket of its own or, with the context {@code connection}, {@code repository} and
 * {@code branch}, a repository.
 */
final class PipelineStack extends Stack {
    private static final String NAMESPACE = "Source";

    PipelineStack(Construct app, Context context, TestExecutor executor, StackName sample) {
        super(
                app,
                "CheckridePipeline",
                StackProps.builder()
                        .stackName(context.stackName("pipelineStackName", "CheckridePipeline")
                                .value())
                        .description("Deploys the users API and tests it with Checkride")
                        .build());
        Artifact source = new Artifact("Source");
        Bucket artifacts = bucket("Artifacts");
        Pipeline pipeline = Pipeline.Builder.create(this, "Pipeline")
                .pipelineType(PipelineType.V2)
                .artifactBucket(artifacts)
                .restartExecutionOnUpdate(false)
                .build();
        // By its name: checkride.json may list others too, and its default may be one of them.
        PipelineInput input = PipelineInput.everything()
                .with("stackName", TextNode.valueOf(sample.value()))
                .runOrder(2);
        PipelineInput told = context.text("connection").isPresent()
                ? connected(pipeline, context, source, input)
                : uploaded(pipeline, source, input);
        // One stage, which one execution has for itself: with two, the next commit could be deployed while this
        // one is tested (CodePipeline user guide, "How pipeline executions work").
        stage(pipeline, "DeployAndTest", deployment(source), executor.asPipelineAction("IntegrationTests", told));
        answer(pipeline);
        CfnOutput.Builder.create(this, "PipelineName")
                .description("Watch it with aws codepipeline get-pipeline-state --name")
                .value(pipeline.getPipelineName())
                .build()
                .overrideLogicalId("PipelineName");
    }

    private static PipelineInput connected(Pipeline pipeline, Context context, Artifact source, PipelineInput input) {
        stage(pipeline, "Source", connection(context, source));
        return input.commitOf(NAMESPACE);
    }

    private PipelineInput uploaded(Pipeline pipeline, Artifact source, PipelineInput input) {
        SourceUpload upload = upload();
        stage(pipeline, "Source", upload.action(NAMESPACE, source));
        upload.starts(pipeline, this);
        return input.origin("source", "#{" + NAMESPACE + ".VersionId}");
    }

    private static void stage(Pipeline pipeline, String name, IAction... actions) {
        pipeline.addStage(
                StageOptions.builder().stageName(name).actions(List.of(actions)).build());
    }

    private static IAction connection(Context context, Artifact source) {
        String[] repository = context.repository();
        return CodeStarConnectionsSourceAction.Builder.create()
                .actionName("Repository")
                .connectionArn(context.text("connection").orElseThrow())
                .owner(repository[0])
                .repo(repository[1])
                .branch(context.text("branch").orElse("main"))
                .variablesNamespace(NAMESPACE)
                .output(source)
                .build();
    }

    private SourceUpload upload() {
        Bucket bucket = bucket("Sources");
        CfnOutput.Builder.create(this, "SourceBucket")
                .description("Upload " + SourceUpload.KEY + " into it to start the pipeline")
                .value(bucket.getBucketName())
                .build()
                .overrideLogicalId("SourceBucket");
        return new SourceUpload(bucket);
    }

    private IAction deployment(Artifact source) {
        PipelineProject project = PipelineProject.Builder.create(this, "Deployment")
                .description("Deploys the users API and the executor with the scenarios of the same commit")
                .environment(BuildEnvironment.builder()
                        .buildImage(LinuxBuildImage.STANDARD_7_0)
                        .computeType(ComputeType.MEDIUM)
                        .build())
                .buildSpec(BuildSpec.fromSourceFilename("infra/buildspec.yml"))
                .logging(LoggingOptions.builder()
                        .cloudWatch(CloudWatchLoggingOptions.builder()
                                .logGroup(log())
                                .build())
                        .build())
                .build();
        // The CDK's own roles do the work; this project may only act as them.
        project.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("sts:AssumeRole"))
                .resources(List.of(formatArn(software.amazon.awscdk.ArnComponents.builder()
                        .service("iam")
                        .region("")
                        .resource("role")
                        .resourceName("cdk-*")
                        .build())))
                .build());
        Nag.of(project).suppress("AwsSolutions-CB4", "The bucket of the artifacts encrypts them with S3's own key");
        Nag.of(project.getRole().getNode().findChild("DefaultPolicy"))
                .suppress(
                        "AwsSolutions-IAM5",
                        "Log streams and reports are named by each build, the roles by the account's bootstrap");
        return CodeBuildAction.Builder.create()
                .actionName("Sample")
                .project(project)
                .input(source)
                .build();
    }

    /** CodeBuild would make one itself, without an end to what it keeps, and leave it behind. */
    private LogGroup log() {
        return LogGroup.Builder.create(this, "DeploymentLog")
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private Bucket bucket(String id) {
        Bucket bucket = Bucket.Builder.create(this, id)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .encryption(BucketEncryption.S3_MANAGED)
                .versioned(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Nag.of(bucket)
                .suppress(
                        "AwsSolutions-S1",
                        "The pipeline alone reads it, and CodePipeline records each of its executions");
        return bucket;
    }

    private static void answer(Pipeline pipeline) {
        pipeline.getNode().findAll().stream()
                .filter(node -> node instanceof software.amazon.awscdk.services.iam.CfnPolicy)
                .forEach(policy -> Nag.of(policy)
                        .suppress(
                                "AwsSolutions-IAM5",
                                "CodePipeline names artifacts and executions by each of its own executions"));
    }
}

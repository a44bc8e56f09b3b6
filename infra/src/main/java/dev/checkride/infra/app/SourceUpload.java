package dev.checkride.infra.app;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.services.codepipeline.Artifact;
import software.amazon.awscdk.services.codepipeline.IAction;
import software.amazon.awscdk.services.codepipeline.Pipeline;
import software.amazon.awscdk.services.codepipeline.actions.S3SourceAction;
import software.amazon.awscdk.services.codepipeline.actions.S3Trigger;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.CodePipeline;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

/**
 * The bucket that takes the pipeline's source.
 *
 * @param bucket with versions, as CodePipeline wants it
 */
record SourceUpload(Bucket bucket) {
    /** What has to be uploaded. */
    static final String KEY = "source.zip";

    /** The action that fetches the source. */
    IAction action(String variablesNamespace, Artifact source) {
        return S3SourceAction.Builder.create()
                .actionName("Upload")
                .bucket(bucket)
                .bucketKey(KEY)
                .trigger(S3Trigger.NONE)
                .variablesNamespace(variablesNamespace)
                .output(source)
                .build();
    }

    /**
     * Lets each upload start the pipeline, by an event: polling ends when nothing was uploaded for 30 days (CodePipeline user
     * guide, "Migrate polling pipelines to use event-based change detection").
     */
    void starts(Pipeline pipeline, Construct scope) {
        // The bucket's own option for this would bring along a function, to do what CloudFormation does by itself.
        CfnBucket resource = (CfnBucket)
                Objects.requireNonNull(bucket.getNode().getDefaultChild(), "a bucket is made of one resource");
        resource.setNotificationConfiguration(CfnBucket.NotificationConfigurationProperty.builder()
                .eventBridgeConfiguration(CfnBucket.EventBridgeConfigurationProperty.builder()
                        .eventBridgeEnabled(true)
                        .build())
                .build());
        Rule.Builder.create(scope, "Uploaded")
                .description("Starts the pipeline when its source was uploaded")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.s3"))
                        .detailType(List.of("Object Created"))
                        // In an order that does not change from one JVM to the next.
                        .detail(new TreeMap<>(Map.of(
                                "bucket", Map.of("name", List.of(bucket.getBucketName())),
                                "object", Map.of("key", List.of(KEY)))))
                        .build())
                .targets(List.of(new CodePipeline(pipeline)))
                .build();
    }
}

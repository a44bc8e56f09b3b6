package dev.checkride.infra;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * What outlives an invocation: the bucket of results and the table of runs.
 *
 * @param results the bucket, which outlives the stack too
 * @param runs leases, ledger and history
 * @param key the key that encrypts the results, if it is not S3's own
 */
record RunStorage(Bucket results, Table runs, Optional<IKey> key) {
    /** Where all that runs write lies. */
    static final String PREFIX = "runs/";

    static RunStorage in(Construct scope, @Nullable IKey key, Duration kept) {
        Bucket.Builder bucket = Bucket.Builder.create(scope, "Results")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .encryption(key == null ? BucketEncryption.S3_MANAGED : BucketEncryption.KMS)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(kept)
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN);
        if (key != null) {
            bucket.encryptionKey(key).bucketKeyEnabled(true);
        }
        RunStorage storage = new RunStorage(bucket.build(), table(scope), Optional.ofNullable(key));
        Nag.of(storage.results)
                .suppress(
                        "AwsSolutions-S1",
                        "Three roles alone read and write it, each object once; a log of that access would have to be kept"
                                + " longer than what it is about");
        return storage;
    }

    private static Table table(Construct scope) {
        return Table.Builder.create(scope, "Runs")
                .partitionKey(Attribute.builder()
                        .name("pk")
                        .type(AttributeType.STRING)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(TableEncryption.DEFAULT)
                .timeToLiveAttribute("expires")
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }
}

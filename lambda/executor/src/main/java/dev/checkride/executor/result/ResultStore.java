package dev.checkride.executor.result;

import dev.checkride.executor.target.AwsCall;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The result bucket, in which each object is written once. */
public final class ResultStore {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final String bucket;

    /** Keeps results in the given bucket. */
    public ResultStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** The address of an object, for people. */
    public String address(String key) {
        return "s3://" + bucket + "/" + key;
    }

    /**
     * Writes an object unless it exists.
     *
     * @return whether it was written; if not, somebody has written it before, which is never overwritten
     * @throws dev.checkride.executor.target.PermissionMissingException if S3 denies it
     */
    public boolean writeOnce(String key, byte[] content, String contentType) {
        return call("s3:PutObject", "/" + key).get(() -> {
            try {
                s3.putObject(
                        put -> put.bucket(bucket)
                                .key(key)
                                .contentType(contentType)
                                .ifNoneMatch("*"),
                        RequestBody.fromBytes(content));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Reads an object, if it exists. */
    public Optional<byte[]> read(String key) {
        return call("s3:GetObject", "/" + key).get(() -> {
            try {
                return Optional.of(
                        s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray());
            } catch (NoSuchKeyException absent) {
                return Optional.empty();
            }
        });
    }

    /** Whether there is an object, which is not read for it. */
    public boolean has(String key) {
        return keysUnder(key).contains(key);
    }

    /** Reads an object that may well be missing: S3 tells that only to whoever may list the bucket. */
    public Optional<byte[]> readIfListed(String key) {
        return has(key) ? read(key) : Optional.empty();
    }

    /** The keys of all objects under a prefix, over every page. */
    public Set<String> keysUnder(String prefix) {
        return call("s3:ListBucket", "")
                .get(() -> s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                        .map(S3Object::key)
                        .collect(Collectors.toSet()));
    }

    private AwsCall call(String action, String object) {
        return AwsCall.of(action, "arn:aws:s3:::" + bucket + object);
    }
}

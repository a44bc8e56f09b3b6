package dev.checkride.sandbox.s3;

import dev.checkride.sandbox.http.Request;
import dev.checkride.sandbox.protocol.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads operation, permission and resource off an S3 request, which names none of them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">Required permissions for Amazon S3 API operations</a>
 */
final class S3Call {
    private record Named(String operation, String action) {
        static Named same(String operation) {
            return new Named(operation, operation);
        }
    }

    private S3Call() {}

    static Call of(Request request) {
        String path = request.rawPath().substring(1);
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String key = slash < 0 ? "" : path.substring(slash + 1);
        Named named = named(request, bucket, key);
        return new Call("s3", named.operation(), "s3:" + named.action(), arn(bucket, key), request.caller());
    }

    private static String arn(String bucket, String key) {
        if (bucket.isEmpty()) {
            return "*";
        }
        String name = key.isEmpty() ? bucket : bucket + "/" + key;
        return "arn:aws:s3:::" + URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Named named(Request request, String bucket, String key) {
        List<String> parameters = Arrays.stream(request.rawQuery().split("&", -1))
                .map(parameter -> parameter.replaceFirst("=.*", ""))
                .toList();
        if (bucket.isEmpty()) {
            return new Named("ListBuckets", "ListAllMyBuckets");
        }
        return key.isEmpty() ? ofBucket(request.method(), parameters) : ofObject(request, parameters);
    }

    private static Named ofBucket(String method, List<String> parameters) {
        return switch (method) {
            case "PUT" -> Named.same("CreateBucket");
            case "HEAD" -> new Named("HeadBucket", "ListBucket");
            case "DELETE" -> Named.same("DeleteBucket");
            case "POST" -> new Named("DeleteObjects", "DeleteObject");
            default ->
                parameters.contains("location")
                        ? Named.same("GetBucketLocation")
                        : new Named(parameters.contains("list-type") ? "ListObjectsV2" : "ListObjects", "ListBucket");
        };
    }

    private static Named ofObject(Request request, List<String> parameters) {
        boolean multipart = parameters.contains("uploadId");
        return switch (request.method()) {
            case "PUT" -> put(request, multipart);
            case "HEAD" -> new Named("HeadObject", "GetObject");
            case "DELETE" -> multipart ? Named.same("AbortMultipartUpload") : Named.same("DeleteObject");
            case "POST" -> new Named(multipart ? "CompleteMultipartUpload" : "CreateMultipartUpload", "PutObject");
            default -> Named.same("GetObject");
        };
    }

    private static Named put(Request request, boolean multipart) {
        if (multipart) {
            return new Named("UploadPart", "PutObject");
        }
        boolean copy = request.header("x-amz-copy-source").isPresent();
        return new Named(copy ? "CopyObject" : "PutObject", "PutObject");
    }
}

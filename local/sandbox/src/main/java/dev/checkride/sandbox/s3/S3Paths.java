package dev.checkride.sandbox.s3;

import dev.checkride.sandbox.http.Request;
import dev.checkride.sandbox.protocol.ServiceError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps requests that could name a file outside their bucket's folder from the store behind. */
final class S3Paths {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern UPLOAD_ID = Pattern.compile("(?:^|&)uploadId=([^&]*)");
    private static final Pattern PLAIN_ID = Pattern.compile("[\\w-]*");

    private S3Paths() {}

    /**
     * Refuses what does not stay inside.
     *
     * @throws ServiceError in S3's words
     */
    static void check(Request request) {
        request.header("X-Amz-Target").ifPresent(target -> {
            throw ServiceError.of(
                    "UnknownOperationException",
                    "The sandbox has no service for the X-Amz-Target " + target + ": it has dynamodb, cognito-idp,"
                            + " secretsmanager, stepfunctions, cloudformation, sts, lambda and s3.");
        });
        boolean ofNoBucket = request.rawPath().matches("/+") && !READING.contains(request.method());
        if (ofNoBucket || !METHODS.contains(request.method())) {
            throw new ServiceError(
                    "MethodNotAllowed", 405, "The specified method is not allowed against this resource.");
        }
        Optional<String> source = request.header("x-amz-copy-source");
        if (leaves(request.rawPath()) || source.filter(S3Paths::leaves).isPresent()) {
            throw ServiceError.of("InvalidURI", "Couldn't parse the specified URI.");
        }
        Matcher upload = UPLOAD_ID.matcher(request.rawQuery());
        while (upload.find()) {
            if (!PLAIN_ID.matcher(upload.group(1)).matches()) {
                throw new ServiceError("NoSuchUpload", 404, "The specified upload does not exist.");
            }
        }
    }

    /** Whether a path, decoded once as the store does, has a segment that is no name. */
    private static boolean leaves(String path) {
        try {
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            for (String segment : decoded.split("[/\\\\]", -1)) {
                if (segment.equals(".") || segment.equals("..") || segment.indexOf('\0') >= 0) {
                    return true;
                }
            }
            return false;
        } catch (IllegalArgumentException malformed) {
            return true;
        }
    }
}

package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.Text;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A call to AWS whose failures speak of the action and of the resource, and never of a secret.
 *
 * <p>The SDK has retried before any of them is thrown, a throttled call as long as {@link PatientRetries} lets it.
 */
public final class AwsCall {
    private static final int LONGEST_ANSWER = 400;
    private static final Set<String> DENIALS = Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation");

    private final String action;
    private final String resource;
    private final List<String> secrets;

    private AwsCall(String action, String resource, List<String> secrets) {
        this.action = action;
        this.resource = resource;
        this.secrets = secrets;
    }

    /** A call of an IAM action, such as {@code cloudformation:DescribeStacks}, on a resource's ARN. */
    public static AwsCall of(String action, String resource) {
        return new AwsCall(action, resource, List.of());
    }

    /** The same call, with texts that no message may show. */
    public AwsCall hiding(String... more) {
        return new AwsCall(action, resource, List.of(more));
    }

    /**
     * Makes the call and returns its answer.
     *
     * @throws PermissionMissingException if AWS denies the action
     * @throws ThrottledException if AWS throttled it until there was no time left
     * @throws AwsUnreachableException if there was no answer
     * @throws AwsCallFailedException if the answer is any other error
     */
    public <T> T get(Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw translated(e);
        } catch (SdkClientException e) {
            throw new AwsUnreachableException(action, resource, scrubbed(String.valueOf(e.getMessage())), causeOf(e));
        }
    }

    /** Makes a call of which only the success matters; throws what {@link #get} throws. */
    public void run(Runnable call) {
        get(() -> {
            call.run();
            return true;
        });
    }

    /** What the service said, in one line and without any of the hidden texts. */
    public String said(AwsServiceException e) {
        String message =
                e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
        return scrubbed(message == null ? String.valueOf(e.getMessage()) : message);
    }

    private CheckrideException translated(AwsServiceException e) {
        String code = codeOf(e);
        if (DENIALS.contains(code)) {
            return new PermissionMissingException(action, resource, said(e), causeOf(e));
        }
        if (e.isThrottlingException()) {
            return new ThrottledException(action, resource, triedFor(e), causeOf(e));
        }
        return new AwsCallFailedException(action, resource, code, said(e), causeOf(e));
    }

    private static Duration triedFor(AwsServiceException e) {
        return Stream.of(e.getSuppressed())
                .filter(PatientRetries.TimeUsedUp.class::isInstance)
                .map(suppressed -> ((PatientRetries.TimeUsedUp) suppressed).tried())
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static String codeOf(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null ? "status " + e.statusCode() : code;
    }

    /** The cause goes to logs with its own message: it is kept only where that shows no secret. */
    private @Nullable Throwable causeOf(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return secrets.stream().anyMatch(message::contains) ? null : cause;
    }

    private String scrubbed(String text) {
        String scrubbed = text;
        for (String secret : secrets) {
            scrubbed = scrubbed.replace(secret, "***");
        }
        return Text.shortened(Text.oneLine(scrubbed), LONGEST_ANSWER);
    }
}

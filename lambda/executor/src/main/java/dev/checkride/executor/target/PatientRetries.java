package dev.checkride.executor.target;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Has the SDK repeat throttled calls as long as there is time, and all others as it always does: a few times. The SDK's own
 * retries of throttled calls are replaced, so that they neither end early nor multiply.
 */
public final class PatientRetries implements RetryStrategy {
    private static final int ATTEMPTS = 4;

    /** As often as the SDK's clients of DynamoDB do by themselves. */
    private static final int ATTEMPTS_OF_DYNAMODB = 9;

    private final Patience patience;
    private final RetryStrategy others;

    /** Waits between throttled calls as patience has it. */
    public PatientRetries(Patience patience) {
        this(patience, ATTEMPTS);
    }

    private PatientRetries(Patience patience, int attempts) {
        this(
                patience,
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(attempts)
                        .build());
    }

    /** The same for a client of DynamoDB. */
    public static PatientRetries ofDynamoDb(Patience patience) {
        return new PatientRetries(patience, ATTEMPTS_OF_DYNAMODB);
    }

    private PatientRetries(Patience patience, RetryStrategy others) {
        this.patience = patience;
        this.others = others;
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        AcquireInitialTokenResponse first = others.acquireInitialToken(request);
        return AcquireInitialTokenResponse.create(new Token(first.token(), patience.begin()), first.delay());
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        Token token = (Token) request.token();
        if (request.failure() instanceof SdkException failure && RetryUtils.isThrottlingException(failure)) {
            if (token.waiting.again(request.suggestedDelay().orElse(Duration.ZERO))) {
                return RefreshRetryTokenResponse.create(token, Duration.ZERO);
            }
            failure.addSuppressed(new TimeUsedUp(token.waiting.waited()));
            throw new TokenAcquisitionFailedException("The time is used up", token, failure);
        }
        RefreshRetryTokenResponse next =
                others.refreshRetryToken(request.toBuilder().token(token.others).build());
        return RefreshRetryTokenResponse.create(new Token(next.token(), token.waiting), next.delay());
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        Token token = (Token) request.token();
        others.recordSuccess(RecordSuccessRequest.create(token.others));
        return RecordSuccessResponse.create(token);
    }

    /** For the header that tells AWS; throttled calls are not counted. */
    @Override
    public int maxAttempts() {
        return others.maxAttempts();
    }

    @Override
    public boolean useClientDefaults() {
        return false;
    }

    @Override
    public Builder<?, ?> toBuilder() {
        throw new UnsupportedOperationException("Make another one with the patience that it should have");
    }

    private record Token(RetryToken others, Waiting waiting) implements RetryToken {}

    /** Goes with the failure of a call that was throttled to the end. */
    static final class TimeUsedUp extends Exception {
        private static final long serialVersionUID = 1L;

        private final Duration tried;

        TimeUsedUp(Duration tried) {
            super("tried for " + tried.toSeconds() + " s", null, false, false);
            this.tried = tried;
        }

        Duration tried() {
            return tried;
        }
    }
}

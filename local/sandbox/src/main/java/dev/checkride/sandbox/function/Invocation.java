package dev.checkride.sandbox.function;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An invocation that runs.
 *
 * @param answer is cancelled when the function's time is up
 * @param timer does that
 */
record Invocation(String requestId, Duration timeout, Future<byte[]> answer, Future<?> timer) {
    byte[] await() throws FunctionFailure, InterruptedException {
        try {
            return handedOn(answer.get());
        } catch (ExecutionException | CancellationException e) {
            throw failure(e);
        }
    }

    byte[] await(Duration patience) throws FunctionFailure, InterruptedException, TimeoutException {
        try {
            return handedOn(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | CancellationException e) {
            throw failure(e);
        }
    }

    private byte[] handedOn(byte[] response) throws FunctionFailure {
        timer.cancel(false);
        if (response.length > Functions.LARGEST_RESPONSE) {
            throw new FunctionFailure(
                    "Function.ResponseSizeTooLarge",
                    "Response payload size (" + response.length + " bytes) exceeded maximum allowed payload size ("
                            + Functions.LARGEST_RESPONSE + " bytes).",
                    List.of());
        }
        return response;
    }

    private FunctionFailure failure(Exception ended) {
        timer.cancel(false);
        if (ended instanceof CancellationException) {
            return new FunctionFailure("Sandbox.Timedout", timeoutMessage(), List.of());
        }
        Throwable thrown = Objects.requireNonNullElse(ended.getCause(), ended);
        if (thrown instanceof FunctionFailure failure) {
            return failure;
        }
        String message = thrown.getMessage();
        return new FunctionFailure(thrown.getClass().getName(), message == null ? "" : message, List.of());
    }

    private String timeoutMessage() {
        return "RequestId: " + requestId
                + " Error: Task timed out after %.2f seconds".formatted(timeout.toMillis() / 1000.0);
    }
}

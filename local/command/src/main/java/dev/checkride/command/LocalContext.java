package dev.checkride.command;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.checkride.sandbox.function.InvocationContext;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Lambda tells a handler about its invocation. */
final class LocalContext implements Context {
    private final InvocationContext invocation;
    private final Log log;

    LocalContext(InvocationContext invocation, Log log) {
        this.invocation = invocation;
        this.log = log;
    }

    /** Where a function's log lines go. */
    @FunctionalInterface
    interface Log {
        void line(String functionArn, String text);

        /** Prints each line as soon as it is there, if somebody wants to see them. */
        static Log printing(PrintWriter out, boolean wanted) {
            return (functionArn, text) -> {
                if (wanted) {
                    out.print(text);
                    out.flush();
                }
            };
        }
    }

    @Override
    public String getAwsRequestId() {
        return invocation.requestId();
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + getFunctionName();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return invocation.functionArn().substring(invocation.functionArn().lastIndexOf(':') + 1);
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return invocation.functionArn();
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(
                Duration.between(Instant.now(), invocation.deadline()).toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return Math.toIntExact(Runtime.getRuntime().maxMemory() / (1024 * 1024));
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                log.line(invocation.functionArn(), message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}

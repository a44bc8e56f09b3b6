package dev.checkride.sandbox.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.InvocationContext;
import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.http.Request;
import dev.checkride.sandbox.http.RequestHandler;
import dev.checkride.sandbox.protocol.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * The Runtime API of one process.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
final class RuntimeApi implements RequestHandler {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String INVOCATIONS = ROOT + "invocation/";
    private static final String JSON = "application/json";

    /** An event on its way through the function. */
    private static final class Invocation {
        private final byte[] event;
        private final InvocationContext context;
        private final CompletableFuture<byte[]> answer = new CompletableFuture<>();

        Invocation(byte[] event, InvocationContext context) {
            this.event = event;
            this.context = context;
        }
    }

    private final LinkedBlockingDeque<Optional<Invocation>> events = new LinkedBlockingDeque<>();
    private CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private Optional<Invocation> current = Optional.empty();
    private Optional<FunctionFailure> initError = Optional.empty();
    private Optional<FunctionFailure> end = Optional.empty();

    /** Completes with true once the process waits for an event, with false if it ends instead. */
    synchronized CompletableFuture<Boolean> ready() {
        return ready;
    }

    /** Hands an event to the process, which has to be ready, and promises the response. */
    synchronized CompletableFuture<byte[]> invoke(byte[] event, InvocationContext context) {
        if (end.isPresent()) {
            return CompletableFuture.failedFuture(end.get());
        }
        Invocation invocation = new Invocation(event, context);
        ready = new CompletableFuture<>();
        current = Optional.of(invocation);
        events.add(current);
        return invocation.answer;
    }

    /** What the process has reported about its initialization, if it has failed. */
    synchronized Optional<FunctionFailure> initError() {
        return initError;
    }

    /** The process has ended: whatever it was asked for fails for this reason. */
    synchronized void ended(FunctionFailure reason) {
        end = Optional.of(reason);
        current.ifPresent(invocation -> invocation.answer.completeExceptionally(reason));
        ready.complete(false);
        // It may have been ready before.
        ready = CompletableFuture.completedFuture(false);
        events.add(Optional.empty());
    }

    @Override
    public Reply handle(Request request) throws IOException {
        String path = request.rawPath();
        if (path.equals(INVOCATIONS + "next") && request.method().equals("GET")) {
            return next();
        }
        if (path.equals(ROOT + "restore/next") && request.method().equals("GET")) {
            return restored();
        }
        if (path.equals(ROOT + "init/error") && request.method().equals("POST")) {
            return failedInit(failure(request));
        }
        if (path.startsWith(INVOCATIONS) && request.method().equals("POST")) {
            return answered(request, path.substring(INVOCATIONS.length()).split("/", 2));
        }
        return refused(404, "The sandbox's Runtime API has no " + request.method() + " " + path);
    }

    private Reply next() {
        synchronized (this) {
            // The event of a restored process waits already.
            if (events.isEmpty()) {
                current = Optional.empty();
                ready.complete(true);
            }
        }
        try {
            return events.take().map(RuntimeApi::event).orElseGet(() -> refused(410, "This process has ended."));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return refused(410, "The sandbox closes.");
        }
    }

    /** What a process with hooks asks for once it has run those before the snapshot: it is restored for its first event. */
    private Reply restored() {
        synchronized (this) {
            ready.complete(true);
        }
        try {
            Optional<Invocation> first = events.take();
            events.addFirst(first);
            return first.isPresent() ? Reply.of(200, JSON, "{}") : refused(410, "This process has ended.");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return refused(410, "The sandbox closes.");
        }
    }

    private static Reply event(Invocation invocation) {
        InvocationContext context = invocation.context;
        return Reply.of(200, JSON, invocation.event)
                .with("Lambda-Runtime-Aws-Request-Id", context.requestId())
                .with(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(context.deadline().toEpochMilli()))
                .with("Lambda-Runtime-Invoked-Function-Arn", context.functionArn());
    }

    private synchronized Reply failedInit(FunctionFailure failure) {
        initError = Optional.of(failure);
        return accepted();
    }

    private synchronized Reply answered(Request request, String[] idAndKind) throws IOException {
        Optional<Invocation> invocation =
                current.filter(running -> running.context.requestId().equals(idAndKind[0]));
        if (invocation.isEmpty() || idAndKind.length < 2) {
            return refused(400, "There is no such invocation.");
        }
        switch (idAndKind[1]) {
            case "response" -> invocation.get().answer.complete(request.body());
            case "error" -> invocation.get().answer.completeExceptionally(failure(request));
            default -> {
                return refused(404, "An invocation ends in response or error.");
            }
        }
        return accepted();
    }

    private static FunctionFailure failure(Request request) throws IOException {
        JsonNode error = Json.parse(request.body());
        List<String> trace = new ArrayList<>();
        error.path("stackTrace").forEach(line -> trace.add(line.asText()));
        return new FunctionFailure(
                error.path("errorType").asText("Runtime.Unknown"),
                error.path("errorMessage").asText(""),
                trace);
    }

    private static Reply accepted() {
        return Reply.of(202, JSON, "{\"status\":\"OK\"}\n");
    }

    private static Reply refused(int status, String message) {
        return Reply.of(
                status,
                JSON,
                Json.bytes(Json.object().put("errorType", "InvalidRequest").put("errorMessage", message)));
    }
}

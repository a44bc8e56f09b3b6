package dev.checkride.sandbox.gateway;

import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.Functions;
import dev.checkride.sandbox.http.HttpListener;
import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.http.Request;
import dev.checkride.sandbox.http.Workers;
import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** A REST API on a port of its own, on loopback. */
public final class RestApi implements AutoCloseable {
    private static final int API_ID_LENGTH = 10;

    /** @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html">Quotas of REST APIs</a> */
    private static final int LARGEST_BODY = 10 * 1024 * 1024;

    private final RestApiSpec spec;
    private final Functions functions;
    private final Account account;
    private final Clock clock;
    private final Ids ids;
    private final String id;
    private final Optional<TokenAuthorizer> authorizer;
    private final HttpListener listener;

    private RestApi(RestApiSpec spec, Functions functions, Account account, Clock clock, Ids ids, Workers workers)
            throws IOException {
        this.spec = spec;
        this.functions = functions;
        this.account = account;
        this.clock = clock;
        this.ids = ids;
        this.id = ids.hex(API_ID_LENGTH);
        this.authorizer = spec.authorizer().map(one -> new TokenAuthorizer(one, functions, clock));
        this.listener = HttpListener.start(0, workers, this::handle);
    }

    /** Deploys the API on a free port. */
    public static RestApi deploy(
            RestApiSpec spec, Functions functions, Account account, Clock clock, Ids ids, Workers workers)
            throws IOException {
        return new RestApi(spec, functions, account, clock, ids, workers);
    }

    public String id() {
        return id;
    }

    /** Where the API is: {@code http://127.0.0.1:PORT/STAGE}, without a slash at the end. */
    public URI baseUrl() {
        return listener.uri().resolve("/" + spec.stage());
    }

    @Override
    public void close() {
        listener.close();
    }

    private Reply handle(Request request) {
        String requestId = ids.uuid();
        String traceId = "Root=1-" + String.format("%08x", clock.instant().getEpochSecond()) + "-" + ids.hex(24);
        return reply(request, requestId, traceId)
                .with("x-amzn-RequestId", requestId)
                .with("X-Amzn-Trace-Id", traceId);
    }

    private Reply reply(Request request, String requestId, String traceId) {
        if (request.body().length > LARGEST_BODY) {
            return Reply.of(
                    413, "text/plain; charset=utf-8", "HTTP content length exceeded " + LARGEST_BODY + " bytes.");
        }
        try {
            String path = pathInStage(request.rawPath());
            RouteMatch match =
                    RouteMatch.find(spec.routes(), request.method(), path).orElseThrow(Refusal::noRoute);
            Optional<Permit> permit = authorize(request, path);
            Instant now = clock.instant();
            ProxyEvent event = new ProxyEvent(
                    request, match, permit, path, spec.stage(), id, account.id(), requestId, traceId, now);
            return integrate(match.route().functionArn(), Json.bytes(event.json()));
        } catch (Refusal refusal) {
            return Reply.of(refusal.status(), "application/json", refusal.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.of(502, "application/json", Refusal.functionBroken().body());
        } catch (FunctionFailure failure) {
            return Reply.of(502, "application/json", Refusal.functionBroken().body());
        }
    }

    private Reply integrate(String functionArn, byte[] event) throws Refusal, FunctionFailure, InterruptedException {
        if (event.length > Functions.LARGEST_EVENT) {
            throw Refusal.tooLongForTheFunction();
        }
        try {
            return ProxyResponse.read(functions.invoke(functionArn, event, spec.integrationTimeout()));
        } catch (TimeoutException e) {
            throw Refusal.timedOut();
        }
    }

    private String pathInStage(String path) throws Refusal {
        String stage = "/" + spec.stage();
        if (path.equals(stage)) {
            return "/";
        }
        if (!path.startsWith(stage + "/")) {
            throw Refusal.noRoute();
        }
        return path.substring(stage.length());
    }

    private Optional<Permit> authorize(Request request, String path) throws Refusal, InterruptedException {
        if (authorizer.isEmpty()) {
            return Optional.empty();
        }
        String methodArn = account.arn("execute-api", id + "/" + spec.stage() + "/" + request.method() + path);
        return Optional.of(authorizer.get().check(request.header("Authorization"), methodArn));
    }
}

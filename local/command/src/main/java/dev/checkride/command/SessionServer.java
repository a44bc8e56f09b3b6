package dev.checkride.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.checkride.api.UnknownAliasException;
import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.scenario.TargetUnderTest;
import dev.checkride.executor.session.SessionAccount;
import dev.checkride.executor.session.SessionContent;
import dev.checkride.executor.session.SessionFile;
import dev.checkride.executor.session.SessionPaths;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves what scenarios need to the processes of this machine that know the session's key. */
final class SessionServer implements AutoCloseable {
    private static final int KEY_BYTES = 32;

    private final TargetUnderTest target;
    private final List<String> aliases;
    private final String key;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "session");
        thread.setDaemon(true);
        return thread;
    });

    private SessionServer(TargetUnderTest target, List<String> aliases, String key, HttpServer server) {
        this.target = target;
        this.aliases = aliases;
        this.key = key;
        this.server = server;
    }

    /**
     * Serves on a free port.
     *
     * @throws CannotRunException if nothing can listen on loopback
     */
    static SessionServer start(TargetUnderTest target, List<String> aliases, SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SessionServer server = new SessionServer(
                    target, aliases, Base64.getUrlEncoder().withoutPadding().encodeToString(key), http);
            http.createContext("/", server::answer);
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException e) {
            throw new CannotRunException("The session cannot listen on loopback: " + e.getMessage(), e);
        }
    }

    /** What scenarios must know to find it. */
    SessionFile.Content content() {
        return new SessionFile.Content(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), key);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answerTo(exchange);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] body = bytes(answer.json());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answerTo(HttpExchange exchange) {
        if (!carriesKey(exchange)) {
            return Answer.refusal(403, "This needs the key of the session");
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals(SessionPaths.CONTENT)) {
            return Answer.of(new SessionContent(
                    target.outputs().stackName(),
                    target.apiEndpoint(),
                    target.outputs().asMap(),
                    aliases));
        }
        return path.startsWith(SessionPaths.ACCOUNTS)
                ? account(path.substring(SessionPaths.ACCOUNTS.length()))
                : Answer.refusal(404, "There is nothing at " + path);
    }

    private Answer account(String alias) {
        try {
            return Answer.of(SessionAccount.of(target.accounts().account(alias)));
        } catch (UnknownAliasException unknown) {
            return Answer.refusal(404, String.valueOf(unknown.getMessage()));
        } catch (CheckrideException failed) {
            return Answer.refusal(502, failed.getMessage());
        }
    }

    private boolean carriesKey(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst(SessionPaths.KEY_HEADER);
        return given != null && MessageDigest.isEqual(bytes(given), bytes(key));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private record Answer(int status, String json) {
        static Answer of(Object value) {
            return new Answer(200, Json.text(value));
        }

        static Answer refusal(int status, String reason) {
            return new Answer(status, Json.text(Json.object().put("message", reason)));
        }
    }
}

package dev.checkride.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An HTTP server on 127.0.0.1 that answers only requests addressed to this machine. */
public final class HttpListener implements AutoCloseable {
    private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int BACKLOG = 256;
    private static final int FRAMES = 8;
    private static final int LONGEST_MESSAGE = 300;
    /** More than any client of AWS sends at once that does not ask for it: uploads come in parts of some megabytes. */
    private static final int LARGEST_BODY = 64 * 1024 * 1024;

    static {
        // Headers and body leave in two packets; without this, the second waits 40 ms for the first one's
        // acknowledgement.
        // The JDK offers no other way to say so, and reads it once.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;

    private HttpListener(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens.
     *
     * @param port 0 for any free one
     * @throws PortTakenException when another process listens on the port
     */
    public static HttpListener start(int port, Workers workers, RequestHandler handler) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        } catch (BindException e) {
            throw new PortTakenException(port, e);
        }
        server.setExecutor(workers.threads());
        RequestHandler guarded = request -> guarded(handler, request, workers.log());
        server.createContext("/", exchange -> answer(exchange, guarded));
        server.start();
        return new HttpListener(server);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, RequestHandler handler) throws IOException {
        try (exchange) {
            Request head = Request.head(exchange);
            send(exchange, head, isForThisMachine(head) ? withBody(exchange, head, handler) : strangerReply(head));
        }
    }

    private static Reply withBody(HttpExchange exchange, Request head, RequestHandler handler) throws IOException {
        if (head.announcedLength() > LARGEST_BODY) {
            return tooLarge();
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        return body.length > LARGEST_BODY ? tooLarge() : handler.handle(head.withBody(body));
    }

    private static Reply tooLarge() {
        return Reply.of(
                413, "text/plain; charset=utf-8", "The sandbox takes at most " + LARGEST_BODY + " bytes at once.\n");
    }

    /** A page in a browser can reach loopback by a name of its own; only the Host header tells. */
    private static boolean isForThisMachine(Request request) {
        Optional<String> host = request.header("Host").map(value -> value.replaceFirst(":\\d+$", ""));
        return host.filter(LOOPBACK_NAMES::contains).isPresent();
    }

    private static Reply strangerReply(Request request) {
        return Reply.of(
                403,
                "text/plain; charset=utf-8",
                "The sandbox answers only to 127.0.0.1, localhost and [::1], not to "
                        + request.header("Host").orElse("a request without a Host") + ".\n");
    }

    private static Reply guarded(RequestHandler handler, Request request, Consumer<String> log) {
        try {
            return handler.handle(request);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            String what = "The sandbox failed at " + request.method() + " " + request.rawPath() + ": " + said(e);
            log.accept(Stream.concat(
                            Stream.of(what),
                            Arrays.stream(e.getStackTrace()).limit(FRAMES).map(frame -> "    at " + frame))
                    .collect(Collectors.joining("\n")));
            return Reply.of(500, "text/plain; charset=utf-8", what + "\n");
        }
    }

    /** One line, however long the exception's words are. */
    private static String said(Throwable e) {
        String line = e.toString().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static void send(HttpExchange exchange, Request request, Reply reply) throws IOException {
        reply.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, List.copyOf(values)));
        boolean bodiless = request.method().equals("HEAD") || reply.status() == 204 || reply.status() == 304;
        if (bodiless || reply.body().length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
        // A close would first wait for what the caller has announced and may never send.
        exchange.getResponseBody().flush();
    }
}

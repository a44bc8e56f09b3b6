package dev.checkride.executor.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An application on loopback that gives away what it is told to. */
final class Application implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();

    Application() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** Method, path and token of every request. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** From where requests came: each connection has a port of its own. */
    Set<Integer> connections() {
        return Set.copyOf(connections);
    }

    private void answer(HttpExchange exchange) throws IOException {
        connections.add(exchange.getRemoteAddress().getPort());
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (token == null ? "" : " " + token));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (exchange.getRequestURI().getPath()) {
            case "/elsewhere" -> {
                exchange.getResponseHeaders().set("Location", endpoint() + "arrived");
                exchange.sendResponseHeaders(302, -1);
            }
            case "/hang-up" -> exchange.getHttpContext().getServer().removeContext("/");
            default -> {
                exchange.getResponseHeaders().set("X-Echo", String.valueOf(token));
                exchange.getResponseHeaders().set("Set-Cookie", "session=1234");
                byte[] answer = (token + " " + body).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(answer);
                }
            }
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

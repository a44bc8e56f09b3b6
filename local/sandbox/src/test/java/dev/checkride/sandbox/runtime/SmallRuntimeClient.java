package dev.checkride.sandbox.runtime;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;

/** A runtime client as small as can be; its events say what to do. */
public final class SmallRuntimeClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ROOT = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";

    private SmallRuntimeClient() {}

    /** Fails at once for the handler {@code broken}, else takes events for ever. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("broken")) {
            post("init/error", "{\"errorType\": \"Broken\", \"errorMessage\": \"cannot be made\"}");
            System.exit(1);
        }
        if ("snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            int status = HTTP.send(
                            HttpRequest.newBuilder(URI.create(ROOT + "restore/next"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            System.out.println("restored: " + status);
        }
        while (true) {
            HttpResponse<String> next = HTTP.send(
                    HttpRequest.newBuilder(URI.create(ROOT + "invocation/next")).build(), BodyHandlers.ofString());
            String id =
                    next.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
            String answer = answer(next.body().replace("\"", ""));
            String kind = answer.startsWith("{\"errorType\"") ? "error" : "response";
            post("invocation/" + id + "/" + kind, answer);
        }
    }

    private static String answer(String event) throws InterruptedException {
        switch (event) {
            case "fail" -> {
                return "{\"errorType\": \"Sad\", \"errorMessage\": \"no\", \"stackTrace\": [\"here\"]}";
            }
            case "exit" -> System.exit(3);
            case "kill" -> Runtime.getRuntime().halt(137);
            case "wait" -> {
                System.out.println("waiting");
                new CountDownLatch(1).await();
            }
            case "shout" -> System.out.println("y".repeat(1_000_000));
            default -> System.out.println("asked for " + event);
        }
        return "[" + ProcessHandle.current().pid() + ", " + Runtime.getRuntime().maxMemory() / (1024 * 1024) + "]";
    }

    private static void post(String path, String body) throws IOException, InterruptedException {
        HTTP.send(
                HttpRequest.newBuilder(URI.create(ROOT + path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.discarding());
    }
}

package dev.checkride.executor.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.Exchange;
import dev.checkride.executor.run.Json;
import java.util.Map;

/** A request of a test, with a command that repeats it. */
final class Exchanges {
    private final Html html = new Html();
    private final Links links;

    private Exchanges(Links links) {
        this.links = links;
    }

    static Html html(JsonNode json, Links links) {
        Exchanges one = new Exchanges(links);
        one.exchange(Json.convert(json, Exchange.class));
        return one.html;
    }

    private void exchange(Exchange exchange) {
        html.raw("<div class=\"exchange\"><p><strong>")
                .text(exchange.method())
                .raw("</strong> ")
                .isolated(exchange.url());
        html.text(exchange.account() == null ? "" : " as " + exchange.account()).raw(" → <strong>");
        html.text(exchange.error() == null ? Integer.toString(exchange.status()) : exchange.error());
        html.raw("</strong> <span class=\"took\">" + exchange.millis() + " ms</span></p>\n");
        body("sent", exchange.requestBody());
        body("received", exchange.responseBody());
        ids(exchange);
        html.raw("<details class=\"curl\"><summary>as curl</summary><pre tabindex=\"0\">")
                .text(curl(exchange));
        html.raw("</pre></details></div>\n");
    }

    private void body(String what, @org.jspecify.annotations.Nullable String body) {
        if (body != null && !body.isEmpty()) {
            html.raw("<p class=\"body\"><span>" + what + "</span> <code>")
                    .isolated(body)
                    .raw("</code></p>\n");
        }
    }

    private void ids(Exchange exchange) {
        for (Map.Entry<String, String> header : exchange.responseHeaders().entrySet()) {
            String name = header.getKey().toLowerCase(java.util.Locale.ROOT);
            if (name.equals("x-amzn-trace-id")) {
                html.raw("<p class=\"id\">trace ").text(header.getValue());
                links.ofTrace(exchange.url(), header.getValue())
                        .forEach(link -> html.raw(" <a rel=\"noreferrer\" href=\"")
                                .text(link.address())
                                .raw("\">")
                                .text(link.name())
                                .raw("</a>"));
                html.raw("</p>\n");
            } else if (name.endsWith("requestid") || name.endsWith("request-id")) {
                html.raw("<p class=\"id\">request ").text(header.getValue()).raw("</p>\n");
            }
        }
    }

    /** Each part in single quotes, in which a shell changes nothing; the token is for the reader to fill in. */
    static String curl(Exchange exchange) {
        StringBuilder command = new StringBuilder("curl -i -X ").append(quoted(exchange.method()));
        command.append(' ').append(quoted(exchange.url()));
        exchange.requestHeaders().forEach((name, value) -> {
            boolean token = name.equalsIgnoreCase("authorization");
            command.append(" \\\n  -H ");
            command.append(token ? "\"" + "Authorization: $TOKEN\"" : quoted(name + ": " + value));
        });
        if (exchange.requestBody() != null) {
            command.append(" \\\n  --data-raw ").append(quoted(exchange.requestBody()));
        }
        return command.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

package dev.checkride.command.terminal;

import dev.checkride.executor.result.Described;
import dev.checkride.executor.result.Exchange;
import dev.checkride.executor.run.Text;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints red tests: which, why, where, and what the application had answered. */
final class RedTestPrinter {
    private static final int MOST_NAMES = 10;
    private static final int MOST_LINES = 40;
    private static final int LONGEST_BODY = 300;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_DESCRIPTION = 160;

    private final PrintWriter out;
    private final Style style;
    private final boolean verbose;

    RedTestPrinter(PrintWriter out, Style style, boolean verbose) {
        this.out = out;
        this.style = style;
        this.verbose = verbose;
    }

    /**
     * Prints tests that are red for the same reason: their names first, so that the reason stays in view.
     *
     * @param remarks what else belongs to them, in lines
     */
    void print(List<RedTest> tests, List<String> remarks) {
        long most = verbose || tests.size() <= MOST_NAMES + 1 ? tests.size() : MOST_NAMES;
        tests.stream().limit(most).forEach(test -> printName(test, tests.size() > 1));
        if (tests.size() > most) {
            out.println("  " + style.red("… and " + (tests.size() - most) + " more for the same reason"));
        }
        printReason(tests.get(0));
        if (verbose) {
            tests.forEach(this::printExchanges);
        } else {
            FailingExchange.of(tests.get(0)).ifPresent(this::print);
        }
        remarks.forEach(line -> out.println("    " + style.plain(line)));
        out.println();
    }

    private void printName(RedTest test, boolean withPlace) {
        String place = test.place()
                .filter(frame -> withPlace)
                .map(frame -> "  " + style.dim(frame.file() + ":" + frame.line()))
                .orElse("");
        out.println(style.red("✗") + " " + style.bold(Text.shortened(Text.oneLine(test.name()), LONGEST_NAME)) + "  ("
                + style.red(test.statusInWords()) + ")" + place);
    }

    private void printReason(RedTest test) {
        int most = verbose ? Integer.MAX_VALUE : MOST_LINES;
        Described message = Described.of(test.message());
        String shown =
                verbose ? message.reordered() : message.within(message.text().length() + LONGEST_DESCRIPTION);
        style.lines(shown, most).forEach(line -> out.println(line.isEmpty() ? "" : "    " + line));
        test.place().ifPresent(frame -> out.println("    " + style.dim("at " + frame)));
        test.thrownIn().ifPresent(frame -> out.println("    " + style.dim("in " + frame)));
    }

    private void printExchanges(RedTest test) {
        if (!test.exchanges().isEmpty()) {
            out.println(
                    "    " + style.dim(Words.count(test.exchanges().size(), "request") + " of " + test.name() + ":"));
            test.exchanges().forEach(this::print);
        }
    }

    private void print(Exchange exchange) {
        String account = exchange.account() == null ? "without a log-in" : "as " + exchange.account();
        String outcome =
                exchange.error() == null ? String.valueOf(exchange.status()) : "no response: " + exchange.error();
        out.println("    "
                + style.plain(exchange.method() + " " + path(exchange.url()) + " " + account + " → "
                        + Text.oneLine(outcome)));
        printBody("sent", exchange.requestBody());
        printBody("received", exchange.responseBody());
    }

    private void printBody(String label, @Nullable String body) {
        if (body != null && !body.isBlank()) {
            String shown = Text.shortened(Text.oneLine(body), verbose ? Integer.MAX_VALUE : LONGEST_BODY);
            out.println("      " + style.dim(Columns.pad(label, 9)) + style.plain(shown));
        }
    }

    /** Scheme and host are the same for all. */
    private static String path(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        } catch (IllegalArgumentException malformed) {
            return url;
        }
    }
}

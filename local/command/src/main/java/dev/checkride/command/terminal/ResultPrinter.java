package dev.checkride.command.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.Verdict;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Prints the result of a run that has long been over, as at its end. */
public final class ResultPrinter {
    private ResultPrinter() {}

    /** Prints a result in CTRF. */
    public static void print(PrintWriter out, Path home, RunId run, byte[] result, ResultPlace place) {
        JsonNode results = Json.read(result, JsonNode.class).path("results");
        boolean green = results.at("/extra/verdict").asText().equals(Verdict.PASSED.json());
        RunEnd end = new RunEnd(
                run.value(),
                green,
                "",
                Duration.ofMillis(results.at("/summary/duration").asLong()));
        TerminalSettings settings =
                TerminalSettings.of(System.getenv(), ConsoleFacts.isTerminal(), ConsoleFacts.charset(), home);
        Style style = new Style(settings.colour(), settings.charset());
        new Summary(out, style, Verbosity.NORMAL, new SourceFiles(home), AnnotationStyle.NONE)
                .print(end, Optional.of(RunResult.parse(result)), place);
    }
}

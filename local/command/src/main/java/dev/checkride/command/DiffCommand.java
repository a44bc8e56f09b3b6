package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.command.terminal.PlainText;
import dev.checkride.executor.result.EarlierRun;
import dev.checkride.executor.run.RunId;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells two runs apart. */
@Command(
        name = "diff",
        description = "Tells what is newly red, newly green and slower in the second run than in the first.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
    /** Less is noise. */
    private static final long SLOWER_MILLIS = 250;

    private static final double SLOWER_TIMES = 1.5;

    @Parameters(paramLabel = "RUN", index = "0", description = "The earlier run.")
    private String before = "";

    @Parameters(paramLabel = "RUN", index = "1", description = "The later run.")
    private String after = "";

    @Mixin
    private final ResultsOptions where = new ResultsOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (RunResults results = where.results(Project.ofProcess(), System.getenv())) {
            compare(rows(results.of(new RunId(before))), rows(results.of(new RunId(after))));
        }
        return ExitCode.GREEN;
    }

    private void compare(Map<String, JsonNode> old, Map<String, JsonNode> now) {
        List<String> newlyRed = new ArrayList<>();
        List<String> newlyGreen = new ArrayList<>();
        List<String> slower = new ArrayList<>();
        List<String> onlyNow = new ArrayList<>();
        now.forEach((id, row) -> {
            JsonNode was = old.remove(id);
            if (was == null) {
                onlyNow.add(name(row));
            } else if (EarlierRun.isRed(row) != EarlierRun.isRed(was)) {
                (EarlierRun.isRed(row) ? newlyRed : newlyGreen).add(name(row));
            } else if (isSlower(millis(was), millis(row))) {
                slower.add(name(row)
                        + String.format(Locale.ROOT, "  %.2f s → %.2f s", millis(was) / 1000.0, millis(row) / 1000.0));
            }
        });
        PrintWriter out = spec.commandLine().getOut();
        print(out, "newly red", newlyRed);
        print(out, "newly green", newlyGreen);
        print(out, "slower", slower);
        print(out, "only in " + after, onlyNow);
        print(
                out,
                "only in " + before,
                old.values().stream().map(DiffCommand::name).toList());
        if (newlyRed.size() + newlyGreen.size() + slower.size() + onlyNow.size() + old.size() == 0) {
            out.println("no difference");
        }
        out.flush();
    }

    private static Map<String, JsonNode> rows(EarlierRun run) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        run.results().path("tests").forEach(row -> rows.put(row.path("testId").asText(), row));
        return rows;
    }

    private static String name(JsonNode row) {
        return PlainText.line(row.path("name").asText(), 200);
    }

    private static long millis(JsonNode row) {
        return row.path("duration").asLong();
    }

    private static boolean isSlower(long was, long is) {
        return is - was >= SLOWER_MILLIS && is >= was * SLOWER_TIMES;
    }

    private static void print(PrintWriter out, String title, List<String> names) {
        if (!names.isEmpty()) {
            out.println(title + ":");
            names.forEach(name -> out.println("  " + name));
        }
    }
}

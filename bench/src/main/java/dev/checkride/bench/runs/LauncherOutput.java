package dev.checkride.bench.runs;

import dev.checkride.bench.measure.CannotMeasureException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What JUnit's console launcher prints at its end. */
final class LauncherOutput {
    private static final Pattern TOOK = Pattern.compile("Test run finished after (\\d+) ms");

    private LauncherOutput() {}

    /** How long the tests took by its own account, in seconds: without the start of the JVM. */
    static double seconds(String printed) {
        Matcher took = TOOK.matcher(printed);
        if (!took.find()) {
            throw new CannotMeasureException("JUnit's console launcher does not say how long it took: " + printed);
        }
        return Long.parseLong(took.group(1)) / 1000.0;
    }
}

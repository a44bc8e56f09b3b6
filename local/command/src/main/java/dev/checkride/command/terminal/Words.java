package dev.checkride.command.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers in words. */
public final class Words {
    private Words() {}

    /** A number with its noun, in the plural unless it is one. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** A duration to the hundredth of a second. */
    public static String seconds(Duration duration) {
        return duration.toMinutes() > 0
                ? minutes(duration)
                : String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }

    /** A duration that is still growing, to the tenth of a second. */
    static String elapsed(Duration duration) {
        // A clock that was set back must not show a negative time.
        long millis = Math.max(0, duration.toMillis());
        return millis >= 60_000
                ? minutes(duration)
                : String.format(Locale.ROOT, "%d.%d s", millis / 1000, millis % 1000 / 100);
    }

    private static String minutes(Duration duration) {
        return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }
}

package dev.checkride.executor.page;

import java.util.List;
import java.util.Locale;

/** Numbers and statuses in words. */
final class Words {
    /** The stable names of all statuses, the worst first. */
    static final List<String> STATUSES =
            List.of("assertion", "error", "timeout", "infrastructure", "lost", "not run", "skipped", "passed");

    private Words() {}

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String millis(long millis) {
        if (millis >= 60_000) {
            return String.format(Locale.ROOT, "%d min %02d s", millis / 60_000, millis % 60_000 / 1000);
        }
        return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }

    static String status(String rawStatus) {
        return switch (rawStatus) {
            case "assertion" -> "failed";
            case "error" -> "with an error";
            case "timeout" -> "timed out";
            case "infrastructure" -> "failed for their infrastructure";
            default -> rawStatus;
        };
    }
}

package dev.checkride.executor.result;

import java.util.ArrayList;
import java.util.List;

/**
 * How a test has fared in the latest runs, the latest last.
 *
 * @param outcomes a letter for each run: the first of the status's name, K where it was flaky
 * @param millis how long it took in each of them, in milliseconds
 */
public record TestHistory(String outcomes, List<Long> millis) {
    /** Older ones are forgotten. */
    static final int LENGTH = 20;

    static final TestHistory EMPTY = new TestHistory("", List.of());

    /** Copies the durations. */
    public TestHistory {
        millis = List.copyOf(millis);
    }

    TestHistory and(TestOutcome row) {
        String all = outcomes + letter(row);
        List<Long> durations = new ArrayList<>(millis);
        durations.add(row.millis());
        int forgotten = Math.max(0, all.length() - LENGTH);
        return new TestHistory(all.substring(forgotten), durations.subList(forgotten, durations.size()));
    }

    private static char letter(TestOutcome row) {
        return row.flaky() ? 'K' : letter(row.status());
    }

    /** The letter of a status. */
    public static char letter(Status status) {
        return switch (status) {
            case PASSED -> 'P';
            case FAILED -> 'F';
            case ERROR -> 'E';
            case TIMEOUT -> 'T';
            case INFRASTRUCTURE -> 'I';
            case LOST -> 'L';
            case SKIPPED -> 'S';
            case NOT_RUN -> 'N';
        };
    }

    /**
     * How often its outcome was another one than in the run before, or was flaky, between 0 and 1: what always passes is as
     * steady as what always fails.
     */
    public double flakeRate() {
        List<Character> decided = outcomes.chars()
                .mapToObj(letter -> (char) letter)
                .filter(letter -> "PKFET".indexOf(letter) >= 0)
                .toList();
        if (decided.size() < 2) {
            return decided.contains('K') ? 1 : 0;
        }
        int changes = 0;
        for (int i = 1; i < decided.size(); i++) {
            boolean changed = passed(decided.get(i)) != passed(decided.get(i - 1));
            changes += changed || decided.get(i) == 'K' ? 1 : 0;
        }
        return (double) changes / (decided.size() - 1);
    }

    private static boolean passed(char letter) {
        return letter == 'P' || letter == 'K';
    }

    /** How long it took on the average of the runs in which it ended by itself, in milliseconds; 0 if nobody knows. */
    public long usualMillis() {
        long sum = 0;
        long count = 0;
        for (int i = 0; i < millis.size(); i++) {
            if ("PKFE".indexOf(outcomes.charAt(i)) >= 0) {
                sum += millis.get(i);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}

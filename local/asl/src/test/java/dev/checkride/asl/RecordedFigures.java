package dev.checkride.asl;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How the recorded cases of each folder ended, and where too few have passed. */
final class RecordedFigures {
    private static final Set<String> HELD = Set.of("pure", "lambda", "distributed", "create_error");
    private static final int WANTED_PERCENT = 95;

    private final Map<String, Map<Result, Integer>> folders = new TreeMap<>();

    /** How a case ended. */
    enum Result {
        PASSED,
        FAILED,
        /** The definition was not loaded: it has something that the interpreter, by its own words, does not support. */
        REFUSED,
        /** About an operation of the API, of which the interpreter has none. */
        OF_THE_API
    }

    void add(String folder, Result result) {
        folders.computeIfAbsent(folder, name -> new EnumMap<>(Result.class)).merge(result, 1, Integer::sum);
    }

    /** A line for each folder. */
    List<String> lines() {
        return folders.keySet().stream()
                .map(folder ->
                        "recorded cases: %s: %d passed, %d failed, %d refused by name; apart, about the API alone: %d"
                                .formatted(
                                        folder,
                                        count(folder, Result.PASSED),
                                        count(folder, Result.FAILED),
                                        count(folder, Result.REFUSED),
                                        count(folder, Result.OF_THE_API)))
                .toList();
    }

    /** The folders in which fewer than 95 % passed of the cases that are not about the API alone. */
    List<String> shortfalls() {
        List<String> shortfalls = new ArrayList<>();
        if (folders.keySet().stream().noneMatch(HELD::contains)) {
            shortfalls.add("no case of " + HELD);
        }
        folders.keySet().stream().filter(HELD::contains).forEach(folder -> {
            int passed = count(folder, Result.PASSED);
            int all = IntStream.of(passed, count(folder, Result.FAILED), count(folder, Result.REFUSED))
                    .sum();
            if (all == 0 || passed * 100 < all * WANTED_PERCENT) {
                shortfalls.add("%s: only %d of %d passed".formatted(folder, passed, all));
            }
        });
        return shortfalls;
    }

    private int count(String folder, Result result) {
        return folders.getOrDefault(folder, Map.of()).getOrDefault(result, 0);
    }
}

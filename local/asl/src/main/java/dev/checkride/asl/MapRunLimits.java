package dev.checkride.asl;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How many children a distributed Map runs at a time, and how many of its items may fail. */
record MapRunLimits(int maxConcurrency, OptionalLong count, OptionalDouble percentage) {

    long toleratedFailureCount() {
        return count.orElse(0);
    }

    double toleratedFailurePercentage() {
        return percentage.orElse(0);
    }

    /** Each threshold that is set counts by itself; where none is, no item may fail. */
    boolean isExceededBy(MapRunCounts items) {
        long failures = items.unsuccessful() - items.pendingRedrive();
        if (count.isEmpty() && percentage.isEmpty()) {
            return failures > 0;
        }
        boolean tooMany = count.isPresent() && failures > count.getAsLong();
        boolean tooLarge = percentage.isPresent() && failures * 100.0 > percentage.getAsDouble() * items.total();
        return tooMany || tooLarge;
    }
}

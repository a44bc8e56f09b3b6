package dev.checkride.bench.measure;

import java.util.Map;

/**
 * What was measured in turn.
 *
 * @param series by the names of the measurements
 */
public record Samples(Map<String, Series> series) {
    /**
     * That of a measurement.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public Series of(String name) {
        Series found = series.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "Nothing was measured under the name " + name + ", only " + series.keySet());
        }
        return found;
    }
}

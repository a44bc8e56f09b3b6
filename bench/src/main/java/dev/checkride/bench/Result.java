package dev.checkride.bench;

import dev.checkride.bench.measure.Figure;
import java.util.List;

/**
 * What a benchmark has found.
 *
 * @param name its name
 * @param measures what it measures
 * @param figures in the order in which they are shown
 */
record Result(String name, String measures, List<Figure> figures) {}

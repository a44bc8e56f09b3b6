/** Benchmarks of whole runs of scenarios. */
@NullMarked
package dev.checkride.bench.runs;

import org.jspecify.annotations.NullMarked;

/** Benchmarks of the build, as whoever has just cloned the project meets it. */
@NullMarked
package dev.checkride.bench.build;

import org.jspecify.annotations.NullMarked;

/** Benchmarks of clearing tables. */
@NullMarked
package dev.checkride.bench.clear;

import org.jspecify.annotations.NullMarked;

/** Benchmarks of the functions' first answers. */
@NullMarked
package dev.checkride.bench.cold;

import org.jspecify.annotations.NullMarked;

/** Benchmarks of the interpreter of state machines. */
@NullMarked
package dev.checkride.bench.interpreter;

import org.jspecify.annotations.NullMarked;

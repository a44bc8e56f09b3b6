/** Outcomes, the run's report, its formats and its store. */
@NullMarked
package dev.checkride.executor.result;

import org.jspecify.annotations.NullMarked;

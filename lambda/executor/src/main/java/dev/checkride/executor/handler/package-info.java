/** The three functions: each picks the step, converts, delegates and returns. */
@NullMarked
package dev.checkride.executor.handler;

import org.jspecify.annotations.NullMarked;

/** Shows a run's result to people: one page that needs nothing else. */
@NullMarked
package dev.checkride.executor.page;

import org.jspecify.annotations.NullMarked;

/** Clears tables, guarded and page by page. */
@NullMarked
package dev.checkride.executor.tables;

import org.jspecify.annotations.NullMarked;

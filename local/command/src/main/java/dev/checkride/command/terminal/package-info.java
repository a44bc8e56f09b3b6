/** What a user sees of a run: progress, summary, annotations and JSON, on a terminal or in a log. */
@NullMarked
package dev.checkride.command.terminal;

import org.jspecify.annotations.NullMarked;

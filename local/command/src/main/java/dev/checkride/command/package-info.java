/** The command line. */
@NullMarked
package dev.checkride.command;

import org.jspecify.annotations.NullMarked;

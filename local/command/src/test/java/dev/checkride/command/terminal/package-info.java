@NullMarked
package dev.checkride.command.terminal;

import org.jspecify.annotations.NullMarked;

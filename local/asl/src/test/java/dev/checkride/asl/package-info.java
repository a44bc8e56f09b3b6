/** Tests of the interpreter, by hand-written definitions and by executions that AWS recorded. */
@NullMarked
package dev.checkride.asl;

import org.jspecify.annotations.NullMarked;

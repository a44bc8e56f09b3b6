/** Functions as the sandbox sees them: bytes in, bytes out, or a failure. */
@NullMarked
package dev.checkride.sandbox.function;

import org.jspecify.annotations.NullMarked;

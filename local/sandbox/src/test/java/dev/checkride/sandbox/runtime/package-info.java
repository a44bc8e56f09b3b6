/** Tests of functions in processes of their own. */
@NullMarked
package dev.checkride.sandbox.runtime;

import org.jspecify.annotations.NullMarked;

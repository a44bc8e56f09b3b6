/** Tests of functions in processes of their own. */
@NullMarked
package dev.checkride.sandbox.states;

import org.jspecify.annotations.NullMarked;

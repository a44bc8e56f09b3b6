/** Lambda: invoking deployed functions over HTTP. */
@NullMarked
package dev.checkride.sandbox.lambda;

import org.jspecify.annotations.NullMarked;

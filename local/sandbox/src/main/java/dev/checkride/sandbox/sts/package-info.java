/** STS: who the caller is. */
@NullMarked
package dev.checkride.sandbox.sts;

import org.jspecify.annotations.NullMarked;

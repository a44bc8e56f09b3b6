/** Tests of the construct. */
@NullMarked
package dev.checkride.infra;

import org.jspecify.annotations.NullMarked;

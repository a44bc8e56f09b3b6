/** Tests of the stacks. */
@NullMarked
package dev.checkride.infra.app;

import org.jspecify.annotations.NullMarked;

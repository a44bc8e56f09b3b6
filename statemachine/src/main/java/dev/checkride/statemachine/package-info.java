/** The run's state machine and the schemas of its documents. */
@NullMarked
package dev.checkride.statemachine;

import org.jspecify.annotations.NullMarked;

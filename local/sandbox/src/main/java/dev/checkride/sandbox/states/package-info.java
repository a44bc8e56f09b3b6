/** Step Functions: state machines that run here, and whose tasks are the deployed functions. */
@NullMarked
package dev.checkride.sandbox.states;

import org.jspecify.annotations.NullMarked;

/** The stack under test: its outputs, its status and readiness, and the guards. */
@NullMarked
package dev.checkride.executor.target;

import org.jspecify.annotations.NullMarked;

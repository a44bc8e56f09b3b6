/** Discovers and runs scenarios with the JUnit launcher. */
@NullMarked
package dev.checkride.executor.scenario;

import org.jspecify.annotations.NullMarked;

/** Scenarios with every outcome there is, for the tests of the runner. */
@NullMarked
package dev.checkride.examples;

import org.jspecify.annotations.NullMarked;

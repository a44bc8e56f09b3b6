/** The sandbox in a process of its own, as a user keeps it up. */
@NullMarked
package dev.checkride.bench.sandbox;

import org.jspecify.annotations.NullMarked;

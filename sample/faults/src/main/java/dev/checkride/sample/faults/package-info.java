/** Faults of the users API, each around its handlers: what one wrong line in them would do. */
@NullMarked
package dev.checkride.sample.faults;

import org.jspecify.annotations.NullMarked;

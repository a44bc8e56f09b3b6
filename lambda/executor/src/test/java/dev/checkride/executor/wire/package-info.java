/** Stands in for AWS on loopback, and keeps what was said on the wire. */
@NullMarked
package dev.checkride.executor.wire;

import org.jspecify.annotations.NullMarked;

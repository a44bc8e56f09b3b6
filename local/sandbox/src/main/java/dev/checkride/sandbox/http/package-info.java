/** HTTP on loopback: listening, and forwarding to a store behind. */
@NullMarked
package dev.checkride.sandbox.http;

import org.jspecify.annotations.NullMarked;

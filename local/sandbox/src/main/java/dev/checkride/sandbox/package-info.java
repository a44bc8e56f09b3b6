/** The sandbox: one AWS endpoint on loopback; start it with {@link dev.checkride.sandbox.Sandbox}. */
@NullMarked
package dev.checkride.sandbox;

import org.jspecify.annotations.NullMarked;

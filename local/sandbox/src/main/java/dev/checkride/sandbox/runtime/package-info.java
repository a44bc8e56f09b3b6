/** Functions in processes of their own, under the runtime client that Lambda starts them with; this is their Runtime API. */
@NullMarked
package dev.checkride.sandbox.runtime;

import org.jspecify.annotations.NullMarked;

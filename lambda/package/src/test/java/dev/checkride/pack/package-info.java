/** Looks into the zip that is deployed. */
@NullMarked
package dev.checkride.pack;

import org.jspecify.annotations.NullMarked;

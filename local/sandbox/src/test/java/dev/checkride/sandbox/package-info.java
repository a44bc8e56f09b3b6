/** The sandbox seen through the real AWS clients. */
@NullMarked
package dev.checkride.sandbox;

import org.jspecify.annotations.NullMarked;

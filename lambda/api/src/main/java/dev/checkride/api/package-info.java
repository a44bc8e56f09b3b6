/** All that the author of a scenario sees. */
@NullMarked
package dev.checkride.api;

import org.jspecify.annotations.NullMarked;

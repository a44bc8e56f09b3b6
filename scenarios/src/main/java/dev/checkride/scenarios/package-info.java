/** The reference scenarios: what the users API promises to each kind of caller. */
@NullMarked
package dev.checkride.scenarios;

import org.jspecify.annotations.NullMarked;

/** The users API and its authorizer: the application under test of the reference scenarios. */
@NullMarked
package dev.checkride.sample;

import org.jspecify.annotations.NullMarked;

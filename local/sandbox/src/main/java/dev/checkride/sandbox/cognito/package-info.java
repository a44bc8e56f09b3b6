/** Cognito user pools: accounts, groups, passwords and signed tokens. */
@NullMarked
package dev.checkride.sandbox.cognito;

import org.jspecify.annotations.NullMarked;

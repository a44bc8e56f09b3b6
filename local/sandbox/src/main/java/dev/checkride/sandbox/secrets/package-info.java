/** Secrets Manager: secrets and random passwords. */
@NullMarked
package dev.checkride.sandbox.secrets;

import org.jspecify.annotations.NullMarked;

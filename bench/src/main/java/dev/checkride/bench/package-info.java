/** The command that measures Checkride beside its peers, and what it prints and writes. */
@NullMarked
package dev.checkride.bench;

import org.jspecify.annotations.NullMarked;

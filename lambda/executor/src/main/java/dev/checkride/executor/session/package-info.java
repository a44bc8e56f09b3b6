/** The session that a scenario uses which no run has started, as in an IDE: its file, its protocol and its client. */
@NullMarked
package dev.checkride.executor.session;

import org.jspecify.annotations.NullMarked;

/** Another emulator in place of the services. */
@NullMarked
package dev.checkride.sandbox.emulator;

import org.jspecify.annotations.NullMarked;

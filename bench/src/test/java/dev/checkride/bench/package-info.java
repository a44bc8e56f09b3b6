@NullMarked
package dev.checkride.bench;

import org.jspecify.annotations.NullMarked;

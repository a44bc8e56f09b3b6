@NullMarked
package dev.checkride.bench.measure;

import org.jspecify.annotations.NullMarked;

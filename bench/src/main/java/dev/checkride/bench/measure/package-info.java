/** What a benchmark is made of: rounds, series of samples, figures with their targets. */
@NullMarked
package dev.checkride.bench.measure;

import org.jspecify.annotations.NullMarked;

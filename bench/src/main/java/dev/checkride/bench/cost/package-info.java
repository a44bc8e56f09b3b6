/** What a run takes and costs in the cloud, by a model, beside CodeBuild. */
@NullMarked
package dev.checkride.bench.cost;

import org.jspecify.annotations.NullMarked;

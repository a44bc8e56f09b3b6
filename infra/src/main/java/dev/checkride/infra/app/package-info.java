/** Checkride's own CDK app: the executor, the sample and a pipeline. */
@NullMarked
package dev.checkride.infra.app;

import org.jspecify.annotations.NullMarked;

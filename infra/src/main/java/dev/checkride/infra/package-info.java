/** Deploys the executor: a construct for any CDK app, and the stacks of Checkride's own. */
@NullMarked
package dev.checkride.infra;

import org.jspecify.annotations.NullMarked;

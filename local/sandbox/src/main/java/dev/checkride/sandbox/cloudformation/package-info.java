/** CloudFormation: the description of stacks, which the sandbox is told. */
@NullMarked
package dev.checkride.sandbox.cloudformation;

import org.jspecify.annotations.NullMarked;

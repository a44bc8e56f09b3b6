/** Tests of the process that DynamoDB is in. */
@NullMarked
package dev.checkride.sandbox.dynamodb;

import org.jspecify.annotations.NullMarked;

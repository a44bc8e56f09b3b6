/** DynamoDB: dynalite in a process of its own. */
@NullMarked
package dev.checkride.sandbox.dynamodb;

import org.jspecify.annotations.NullMarked;

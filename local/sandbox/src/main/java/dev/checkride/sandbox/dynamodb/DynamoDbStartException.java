package dev.checkride.sandbox.dynamodb;

import java.io.IOException;

/** The local DynamoDB did not come up; the message names the remedy. */
public final class DynamoDbStartException extends IOException {
    DynamoDbStartException(String message) {
        super(message);
    }

    DynamoDbStartException(String message, Throwable cause) {
        super(message, cause);
    }
}

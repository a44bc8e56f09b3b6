package dev.checkride.executor.tables;

import dev.checkride.executor.target.ClearingRefusedException;
import dev.checkride.executor.target.Place;

/** Thrown when a table does not carry the tag that allows to clear it. */
public final class TableNotClearableException extends ClearingRefusedException {
    TableNotClearableException(String table, String arn) {
        super("Nothing is deleted: table " + table + " lacks the tag " + TableGuards.TAG + "=" + TableGuards.TAG_VALUE
                + "; if it holds no data of value: aws dynamodb tag-resource --region "
                + Place.of(arn).region() + " --resource-arn " + arn + " --tags Key=" + TableGuards.TAG + ",Value="
                + TableGuards.TAG_VALUE);
    }
}

package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what a distributed Map's ItemReader points to. */
@FunctionalInterface
public interface ItemSource {
    /**
     * Reads a data set.
     *
     * @param resource the ItemReader's Resource, {@code arn:aws:states:::s3:getObject}
     * @param arguments its evaluated Arguments: {@code Bucket}, {@code Key}
     * @return the parsed JSON document; the Map fails with States.ItemReaderFailed unless it is an array
     * @throws TaskFailedException if it cannot be read
     */
    JsonNode read(String resource, JsonNode arguments) throws TaskFailedException, InterruptedException;
}

package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;

/** The two modes of a Map. */
sealed interface MapWork permits DistributedMap, InlineMap {
    /** Runs all items, from the event of the start on. */
    JsonNode run(Visit visit) throws StateFailure, InterruptedException;
}

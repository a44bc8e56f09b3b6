package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One event of an execution's history.
 *
 * @param id counts from 1
 * @param previousEventId the event that led to this one; 0 for the first two
 * @param type AWS's name, such as {@code TaskStateEntered}
 * @param details an object with AWS's field, such as {@code {"stateEnteredEventDetails": {...}}}; empty where the type
 *     has none
 */
public record HistoryEvent(long id, long previousEventId, Instant timestamp, String type, JsonNode details) {}

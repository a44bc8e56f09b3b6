package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an execution ended. */
record Outcome(
        ExecutionStatus status,
        Instant stopDate,
        @Nullable JsonNode output,
        @Nullable String error,
        @Nullable String cause) {}

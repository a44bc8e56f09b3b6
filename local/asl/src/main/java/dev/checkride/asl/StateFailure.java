package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A state failed with an error that Retry and Catch may match; a Fail state may name neither error nor cause. */
sealed class StateFailure extends Exception permits EvaluationFailure {
    static final String RUNTIME = "States.Runtime";
    static final String TIMEOUT = "States.Timeout";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";

    private final @Nullable String error;
    private final @Nullable String causeText;

    StateFailure(@Nullable String error, @Nullable String causeText) {
        this(error, causeText, null);
    }

    StateFailure(@Nullable String error, @Nullable String causeText, @Nullable Throwable reason) {
        super(error + ": " + causeText, reason, false, false);
        this.error = error;
        this.causeText = causeText;
    }

    @Nullable
    String error() {
        return error;
    }

    @Nullable
    String causeText() {
        return causeText;
    }

    /** What {@code $states.errorOutput} shows; also the details of most events of failure, with lower-case names. */
    JsonNode errorOutput() {
        return fields("Error", "Cause");
    }

    ObjectNode details() {
        return fields("error", "cause");
    }

    private ObjectNode fields(String errorField, String causeField) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (error != null) {
            fields.put(errorField, error);
        }
        if (causeText != null) {
            fields.put(causeField, causeText);
        }
        return fields;
    }
}

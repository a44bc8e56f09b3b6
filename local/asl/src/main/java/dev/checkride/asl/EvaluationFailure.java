package dev.checkride.asl;

import org.jspecify.annotations.Nullable;

/** A field of a state could not be evaluated: {@code States.QueryEvaluationError}. */
final class EvaluationFailure extends StateFailure {
    private final String location;
    private boolean noted;

    /**
     * @param location the field, such as {@code Output/result}
     */
    EvaluationFailure(String causeText, String location, @Nullable Throwable reason) {
        super(QUERY_EVALUATION_ERROR, causeText, reason);
        this.location = location;
    }

    String location() {
        return location;
    }

    /** Whether its event is yet to be written; true once. */
    boolean isNews() {
        boolean news = !noted;
        noted = true;
        return news;
    }
}

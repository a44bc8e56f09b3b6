package dev.checkride.executor.handler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * The failure of a state, as the state machine has caught it.
 *
 * @param state the state's name, empty if none failed
 * @param error the error's name
 * @param message its message
 */
record StateFailure(String state, String error, String message) {
    /** No state has failed. */
    static final StateFailure NONE = new StateFailure("", "", "");

    private static final Set<String> SET_UP = Set.of("ReadTarget", "PlanScenarios", "ClearTables", "CreateAccounts");

    static StateFailure of(JsonNode failure) {
        LambdaCause cause = LambdaCause.of(
                failure.path("error").asText(""), failure.path("cause").asText(""));
        return new StateFailure(failure.path("state").asText(""), cause.error(), cause.message());
    }

    boolean happened() {
        return !state.isEmpty();
    }

    /** Whether the scenarios could not begin. */
    boolean inSetUp() {
        return SET_UP.contains(state);
    }

    /** The failure in one line. */
    String inWords() {
        boolean own = error.startsWith(StepFailure.class.getPackageName());
        return state + " failed: " + (own ? "" : error + (message.isEmpty() ? "" : ": ")) + message;
    }
}

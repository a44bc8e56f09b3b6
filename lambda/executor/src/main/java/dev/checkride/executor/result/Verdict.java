package dev.checkride.executor.result;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a run says of the stack. */
public enum Verdict {
    /** Every planned scenario was reported, nothing failed, and something was decided. */
    PASSED("passed"),
    /** Tests failed. */
    TESTS_FAILED("tests failed"),
    /** The run came to an end before its scenarios could begin. */
    SET_UP_FAILED("set-up failed"),
    /** Not everything that was planned was decided. */
    INCOMPLETE("incomplete");

    private final String json;

    Verdict(String json) {
        this.json = json;
    }

    /** Its stable name. */
    @JsonValue
    public String json() {
        return json;
    }
}

package dev.checkride.executor.result;

import com.fasterxml.jackson.annotation.JsonValue;

/** What became of a test; the names are part of the result's format and stay. */
public enum Status {
    /** It passed. */
    PASSED("passed", "passed"),
    /** An assertion did not hold. */
    FAILED("assertion", "failed"),
    /** It threw something else than an assertion's failure. */
    ERROR("error", "failed"),
    /** It took longer than it may. */
    TIMEOUT("timeout", "failed"),
    /** Its infrastructure failed before it could decide anything. */
    INFRASTRUCTURE("infrastructure", "failed"),
    /** It was planned and nobody has reported it. */
    LOST("lost", "failed"),
    /** An assumption did not hold. */
    SKIPPED("skipped", "skipped"),
    /** It was never started: disabled, cancelled, or past the deadline. */
    NOT_RUN("not run", "other");

    private final String json;
    private final String ctrf;

    Status(String json, String ctrf) {
        this.json = json;
        this.ctrf = ctrf;
    }

    /** Its stable name. */
    @JsonValue
    public String json() {
        return json;
    }

    /** Its status in the Common Test Report Format. */
    public String ctrf() {
        return ctrf;
    }

    /** Whether the test itself failed, so that another attempt may tell more. */
    public boolean isFailureOfTest() {
        return this == FAILED || this == ERROR || this == TIMEOUT;
    }

    /** Whether a run with such a test can be green. */
    public boolean allowsGreen() {
        return this == PASSED || this == SKIPPED;
    }
}

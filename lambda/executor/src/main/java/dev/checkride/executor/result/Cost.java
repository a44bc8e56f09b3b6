package dev.checkride.executor.result;

/**
 * What a run has cost, at the list prices of us-east-1 and without the free tier.
 *
 * @param transitions the state transitions of its execution and of its scenarios'
 * @param invocations the invocations of functions
 * @param gigabyteSeconds how long they took, times their memory
 * @param dollars all of it in US dollars
 * @see <a href="https://aws.amazon.com/step-functions/pricing/">Step Functions, standard workflows</a>
 * @see <a href="https://aws.amazon.com/lambda/pricing/">Lambda, x86</a>
 */
public record Cost(long transitions, long invocations, double gigabyteSeconds, double dollars) {
    private static final double TRANSITION = 0.000025;
    private static final double INVOCATION = 0.0000002;
    private static final double GIGABYTE_SECOND = 0.0000166667;

    /** The cost of so much. */
    public static Cost of(long transitions, long invocations, double gigabyteSeconds) {
        double dollars = transitions * TRANSITION + invocations * INVOCATION + gigabyteSeconds * GIGABYTE_SECOND;
        return new Cost(transitions, invocations, gigabyteSeconds, dollars);
    }
}

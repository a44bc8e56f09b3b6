package dev.checkride.executor.run;

/**
 * The execution that a run is.
 *
 * @param arn the execution's ARN
 * @param runId its name
 */
public record ExecutionName(String arn, RunId runId) {
    /**
     * Reads the ARN of a Step Functions execution.
     *
     * @throws InvalidRequestException if it is not one
     */
    public static ExecutionName of(String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length != 8 || !parts[5].equals("execution")) {
            throw new InvalidRequestException("\"" + Text.shortened(arn, 200) + "\" is not the ARN of an execution");
        }
        return new ExecutionName(arn, new RunId(parts[7]));
    }

    /** The name of its state machine. */
    public String stateMachine() {
        return arn.split(":", -1)[6];
    }

    /** The execution of another run of the same state machine. */
    public ExecutionName sibling(RunId other) {
        return of(arn.substring(0, arn.lastIndexOf(':') + 1) + other);
    }

    /** Twelve hexadecimal digits of the ARN's SHA-256: they mark what belongs to this run, and to no other of the same name. */
    public String mark() {
        return Hash.of(arn).substring(0, 12);
    }
}

package dev.checkride.asl;

/** A Task, or an ItemReader's read, failed with an error that Retry and Catch may match. */
public final class TaskFailedException extends Exception {
    private final String error;
    private final String causeText;

    /**
     * @param error the error name, for a Java function its exception's class name
     * @param causeText what reaches {@code $states.errorOutput.Cause}; for a function the JSON text that Lambda sends
     */
    public TaskFailedException(String error, String causeText) {
        super(error + ": " + causeText);
        this.error = error;
        this.causeText = causeText;
    }

    /** The error name that Retry and Catch match. */
    public String error() {
        return error;
    }

    /** The text that AWS calls the cause. */
    public String causeText() {
        return causeText;
    }
}

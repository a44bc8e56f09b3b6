package dev.checkride.command;

/** What the command's exit codes mean. */
final class ExitCode {
    static final int GREEN = 0;
    static final int RED = 1;
    static final int COULD_NOT_RUN = 2;

    private ExitCode() {}
}

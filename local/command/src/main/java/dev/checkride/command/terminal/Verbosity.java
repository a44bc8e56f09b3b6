package dev.checkride.command.terminal;

/** How much a run prints. */
public enum Verbosity {
    /** Progress and summary. */
    NORMAL,
    /** The functions' log lines and all exchanges of red tests, too. */
    VERBOSE,
    /** Only what is red, the verdict and where the result lies. */
    QUIET,
    /** The result as one JSON document on the standard output, all else on the standard error. */
    JSON
}

package dev.checkride.command;

import dev.checkride.command.terminal.Verbosity;
import picocli.CommandLine.Option;

/** The options for what a run prints; they exclude each other. */
final class DisplayOptions {
    /** Known before the command line is parsed, since a mistake in it is reported in the same form. */
    static final String JSON = "--json";

    @Option(names = "--verbose", description = "Show the functions' log lines and all exchanges of red tests, too.")
    private boolean verbose;

    @Option(names = "--quiet", description = "Show only what is red, the verdict and where the result lies.")
    private boolean quiet;

    @Option(
            names = JSON,
            description = "Print the result as one JSON document (CTRF, or an error), all else to the standard error.")
    private boolean json;

    Verbosity verbosity() {
        if (verbose) {
            return Verbosity.VERBOSE;
        }
        if (quiet) {
            return Verbosity.QUIET;
        }
        return json ? Verbosity.JSON : Verbosity.NORMAL;
    }
}

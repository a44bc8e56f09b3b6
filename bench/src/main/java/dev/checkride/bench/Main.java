package dev.checkride.bench;

import picocli.CommandLine;

/** The command {@code checkride bench}. */
public final class Main {
    private Main() {}

    /** Measures and ends the process: 0 whatever was reached, 2 when something could not be measured. */
    public static void main(String[] arguments) {
        int code = new CommandLine(new BenchCommand(Benchmarks.all()))
                .setExecutionExceptionHandler(new Explanation())
                .execute(arguments);
        // Threads of libraries must not keep a finished command alive.
        System.exit(code);
    }
}

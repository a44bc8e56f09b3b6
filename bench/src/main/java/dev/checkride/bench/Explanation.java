package dev.checkride.bench;

import dev.checkride.bench.measure.CannotMeasureException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why something could not be measured. */
final class Explanation implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        if (thrown instanceof CannotMeasureException) {
            command.getErr().println("checkride: " + thrown.getMessage());
        } else {
            command.getErr().println("checkride: the benchmark has failed:");
            thrown.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return BenchCommand.COULD_NOT_RUN;
    }
}

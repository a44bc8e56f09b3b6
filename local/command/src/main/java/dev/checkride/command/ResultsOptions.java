package dev.checkride.command;

import java.util.Map;
import picocli.CommandLine.Mixin;

/** The options that say whose results are meant: those of this project, unless a deployed executor is named. */
final class ResultsOptions {
    @Mixin
    private final ExecutorOptions executor = new ExecutorOptions();

    @Mixin
    private final CallerOptions caller = new CallerOptions();

    /**
     * The results.
     *
     * @throws CannotRunException if the executor cannot be found
     */
    RunResults results(Project project, Map<String, String> environment) {
        if (!executor.isGiven()) {
            caller.refuseWithout("--executor STACK");
            return new LocalResults(project);
        }
        return caller.connect(executor, environment).results(project);
    }

    /** The command that makes a first run. */
    String startCommand() {
        return executor.isGiven() ? "./checkride start" : "./checkride run";
    }
}

package dev.checkride.command.terminal;

import dev.checkride.executor.run.RunId;
import java.nio.file.Path;

/**
 * Where a run's result lies, as its reader may name it.
 *
 * @param page its page for people
 * @param result its result file
 * @param rerun the command that runs again what is red
 */
public record ResultPlace(String page, String result, String rerun) {
    /** The result of a run of this machine, in the given folder. */
    public static ResultPlace local(RunId run, Path folder) {
        return new ResultPlace(
                folder.resolve("report.html").toString(),
                folder.resolve("result.json").toString(),
                "./checkride rerun " + run);
    }
}

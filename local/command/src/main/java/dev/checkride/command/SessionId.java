package dev.checkride.command;

import dev.checkride.executor.run.RunId;
import java.util.stream.IntStream;

/** The ids of sessions, which have a ledger as runs have, and no result. */
final class SessionId {
    private static final String PREFIX = "session-";

    private SessionId() {}

    /** That of this process. Where an earlier one of this number has left something, that one keeps its name. */
    static RunId ofThisProcess(Project project) {
        String id = PREFIX + ProcessHandle.current().pid();
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? id : id + "-" + number)
                .filter(free -> !new RunStateFile(project, free).exists())
                .map(RunId::new)
                .findFirst()
                .orElseThrow();
    }

    static boolean isOne(String run) {
        return run.startsWith(PREFIX);
    }
}

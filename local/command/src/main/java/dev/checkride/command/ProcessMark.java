package dev.checkride.command;

import java.time.Instant;
import java.util.Optional;

/**
 * A process, told apart from a later one that has got the same number.
 *
 * @param pid its number
 * @param started when it was started, in milliseconds since 1970; 0 if the system does not tell
 */
record ProcessMark(long pid, long started) {
    static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), startOf(process));
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> startOf(process) == started);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}

package dev.checkride.command;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Ends what a test that has failed leaves running. */
final class StartedProcesses implements AfterEachCallback {
    private static final Queue<Process> STARTED = new ConcurrentLinkedQueue<>();

    /** Has a process end with the test that runs, and all that it has started. */
    static Process add(Process process) {
        STARTED.add(process);
        return process;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (Process process = STARTED.poll(); process != null; process = STARTED.poll()) {
            // Who has started a process ends before it: a script would clean up after it.
            List<ProcessHandle> running = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .toList();
            running.forEach(ProcessHandle::destroyForcibly);
        }
    }
}

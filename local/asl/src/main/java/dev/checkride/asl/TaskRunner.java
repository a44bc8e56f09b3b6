package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;

/** Does the work of Task states; called from many threads at once. */
@FunctionalInterface
public interface TaskRunner {
    /**
     * Runs one attempt. The thread is interrupted when the execution is stopped; after a Task's own timeout the call
     * runs on and its result is dropped, as that of a Lambda function is.
     *
     * @return the state's result
     * @throws TaskFailedException if the task failed, with the error name that Retry and Catch match
     */
    JsonNode run(TaskCall call) throws TaskFailedException, InterruptedException;
}

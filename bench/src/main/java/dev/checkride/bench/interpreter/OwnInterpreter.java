package dev.checkride.bench.interpreter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkride.asl.Execution;
import dev.checkride.asl.ExecutionRequest;
import dev.checkride.asl.ExecutionStatus;
import dev.checkride.asl.StateMachine;
import dev.checkride.asl.Surroundings;
import dev.checkride.bench.measure.CannotMeasureException;
import java.io.IOException;
import java.time.Duration;

/** The sandbox's interpreter. */
final class OwnInterpreter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "arn:aws:states:us-east-1:000000000000:";

    private OwnInterpreter() {}

    /** Runs a definition to its end; tells in seconds what its own clock says. */
    static double run(String definition, String input) throws IOException, InterruptedException {
        Surroundings surroundings = Surroundings.of(
                call -> {
                    throw new IllegalStateException("There are no tasks");
                },
                (bucket, key) -> {
                    throw new IllegalStateException("There is no bucket");
                });
        long start = System.nanoTime();
        Execution execution = StateMachine.parse(definition)
                .start(
                        new ExecutionRequest(
                                PREFIX + "stateMachine:bench",
                                PREFIX + "execution:bench:one",
                                "one",
                                "arn:aws:iam::000000000000:role/bench",
                                JSON.readTree(input)),
                        surroundings)
                .await();
        if (execution.status() != ExecutionStatus.SUCCEEDED) {
            throw new CannotMeasureException("The interpreter has failed: "
                    + execution.error().orElse("") + " " + execution.cause().orElse(""));
        }
        return Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e9;
    }
}

package dev.checkride.executor.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutionsTests {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AwsStub aws = AwsStub.start();
    private final Executions executions = new Executions(aws.stepFunctions(), Clock.fixed(NOW, ZoneOffset.UTC));

    ExecutionsTests() throws IOException {}

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void anExecutionThatStepFunctionsDoesNotKnowYetHasNotEnded() {
        aws.on("DescribeExecution", Answer.error("ExecutionDoesNotExist", "no"));

        assertThat(executions.hasEnded(Examples.ARN, NOW.minusSeconds(60))).isFalse();
        assertThat(executions.hasEnded(Examples.ARN, NOW.minusSeconds(3_600))).isTrue();
    }

    @Test
    void anExecutionThatRunsHasNotEndedHoweverLongAgoItBegan() {
        aws.on(
                "DescribeExecution",
                Answer.json("{\"status\": \"RUNNING\"}"),
                Answer.json("{\"status\": \"ABORTED\", \"cause\": \"by hand\"}"));

        assertThat(executions.end(Examples.ARN, NOW.minusSeconds(3_600))).isEmpty();
        assertThat(executions.end(Examples.ARN, NOW.minusSeconds(1)))
                .hasValue(new Executions.End("ABORTED", "by hand"));
    }
}

package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoppingTests {
    private static final String WORK =
            "'Type': 'Task', 'Resource': 'arn:aws:lambda:eu-west-1:123456789012:function:work'";

    @Test
    void sleepsLongerThanNanosecondsCanCount() {
        Waiter real = Surroundings.of(Machines.NO_TASKS, Machines.NO_ITEMS).waiter();
        Duration thousands =
                Duration.between(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));
        Thread.currentThread().interrupt();

        // Who sleeps is interrupted; who cannot count so far fails otherwise.
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> real.pause(thousands));
    }

    @Test
    void waitsOutNoWait() throws Exception {
        Surroundings real = Surroundings.of(Machines.NO_TASKS, Machines.NO_ITEMS);
        String definition = Machines.machine("W", "'W': {'Type': 'Wait', 'Seconds': 99999999, 'End': true}");
        Execution execution = StateMachine.parse(definition).start(Machines.request(Machines.json("{}")), real);
        CountDownLatch entered = new CountDownLatch(1);
        execution.listen(event -> {
            if (event.type().equals("WaitStateEntered")) {
                entered.countDown();
            }
        });
        entered.await();

        execution.stop("Why", "because");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(execution.error()).contains("Why");
        assertThat(execution.cause()).contains("because");
        assertThat(Machines.types(execution))
                .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
        assertThat(execution.await().stopDate()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INLINE", "DISTRIBUTED"})
    void interruptsTheTasksOfAllItems(String mode) throws Exception {
        CountDownLatch running = new CountDownLatch(3);
        CountDownLatch interrupted = new CountDownLatch(3);
        CountDownLatch never = new CountDownLatch(1);
        Execution execution =
                Machines.start(Machines.machine("M", """
                'M': {'Type': 'Map', 'Items': '{%% [1..9] %%}', 'MaxConcurrency': 3, 'End': true,
                  'ItemProcessor': {%s,
                  'StartAt': 'I', 'States': {'I': {%s, 'End': true}}}}
                """.formatted(Machines.config(mode), WORK)), "{}", call -> {
                    running.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                    return call.arguments();
                });
        running.await();

        execution.stop(null, null);
        List<HistoryEvent> atOnce = execution.history();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(running.getCount()).isZero();
        assertThat(execution.history()).isEqualTo(atOnce);
    }

    @Test
    void abortsTheChildrenOfADistributedMap() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch aborted = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        Execution execution = Machines.start(Machines.machine("M", """
                'M': {'Type': 'Map', 'Items': [1, 2, 3], 'MaxConcurrency': 2, 'End': true,
                  'ItemProcessor': {'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'STANDARD'},
                  'StartAt': 'I', 'States': {'I': {%s, 'End': true}}}}
                """.formatted(WORK)), "{}", call -> {
            running.countDown();
            never.await();
            return call.arguments();
        });
        running.await();
        MapRun run = execution.mapRuns().get(0);
        run.children()
                .forEach(child -> child.listen(event -> {
                    if (event.type().equals("ExecutionAborted")) {
                        aborted.countDown();
                    }
                }));

        execution.stop(null, null);

        assertThat(aborted.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doesNothingToAnExecutionThatIsOver() throws Exception {
        Execution execution = Machines.run(Machines.passing("1"), "{}");

        execution.stop("Late", "too late");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.error()).isEmpty();
    }

    @Test
    void endsAMachineWhoseTimeIsUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        String definition = ("{'QueryLanguage': 'JSONata', 'StartAt': 'T', 'TimeoutSeconds': 1, 'States': {'T': {"
                        + WORK + ", 'End': true, 'Retry': [{'ErrorEquals': ['States.ALL']}]}}}")
                .replace('\'', '"');
        Execution execution = Machines.run(definition, "{}", call -> {
            never.await();
            return call.arguments();
        });

        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(Machines.types(execution)).endsWith("ExecutionTimedOut");
    }

    @Test
    void interruptsTheTaskOfAMachineWhoseTimeIsUp() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Execution execution = Machines.start(Machines.machine("T", "'T': {" + WORK + ", 'End': true}"), "{}", call -> {
            running.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return call.arguments();
        });
        running.await();

        execution.timeOut(0);

        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellsListenersWhatHasHappenedAndWhatHappensThen() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        Execution execution = Machines.start(Machines.machine("T", "'T': {" + WORK + ", 'End': true}"), "{}", call -> {
            running.countDown();
            release.await();
            return call.arguments();
        });
        running.await();
        List<HistoryEvent> heard = new CopyOnWriteArrayList<>();
        execution.listen(heard::add);
        assertThat(heard).hasSize(4);
        release.countDown();

        assertThat(execution.await().history()).isEqualTo(heard);
    }

    @Test
    void aListenerMayStopTheExecutionWhileItIsToldWhatHasHappened() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Execution execution = Machines.start(Machines.machine("T", "'T': {" + WORK + ", 'End': true}"), "{}", call -> {
            running.countDown();
            never.await();
            return call.arguments();
        });
        running.await();
        List<String> heard = new CopyOnWriteArrayList<>();
        execution.listen(event -> {
            heard.add(event.type());
            if (event.type().equals("LambdaFunctionStarted")) {
                execution.stop("Stopped", "by the listener");
            }
        });

        assertThat(execution.await().error()).contains("Stopped");
        assertThat(heard).isEqualTo(Machines.types(execution)).containsOnlyOnce("ExecutionAborted");
    }
}

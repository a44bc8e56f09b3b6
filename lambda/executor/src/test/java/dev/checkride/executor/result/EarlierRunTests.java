package dev.checkride.executor.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.run.InvalidRequestException;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import dev.checkride.executor.run.RunId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarlierRunTests {
    private static final PlannedScenario PAYS = Reports.planned("Pays", "byCard", "byCash", "byCheque");

    private final Map<String, byte[]> store = new HashMap<>();

    private EarlierRun read() {
        return EarlierRun.read(key -> Optional.ofNullable(store.get(key)), new RunId("run"));
    }

    private EarlierRun run(TestOutcome... rows) {
        store.put("runs/run/plan.json", Json.bytes(List.of(PAYS)));
        store.put(
                "runs/run/result.json",
                CtrfFormat.write(Reports.run(List.of(Reports.report("Pays", rows)), null, List.of(), List.of())));
        return read();
    }

    private static List<String> names(List<PlannedScenario> scenarios) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.tests().stream())
                .map(PlannedTest::name)
                .toList();
    }

    @Test
    void whatFailedWasLostOrWasNotRunIsRunAgain() {
        EarlierRun run = run(
                Reports.row("Pays", "byCard/[1]", Status.FAILED),
                Reports.row("Pays", "byCash", Status.PASSED),
                Reports.row("Pays", "byCheque", Status.NOT_RUN));

        assertThat(names(run.redOf(List.of(Reports.planned("Other", "a"), PAYS))))
                .containsExactly("byCard", "byCheque");
        assertThat(run.plannedTests()).isEqualTo(3);
        assertThat(run.stackName()).hasValue("stack");
    }

    @Test
    void aRowOfTheWholeClassMeansAllItsTests() {
        EarlierRun run = run(Reports.row("Pays", "byCard", Status.PASSED), Reports.row("Pays", "[end]", Status.ERROR));

        assertThat(names(run.redOf(List.of(PAYS)))).containsExactly("byCard", "byCash", "byCheque");
    }

    @Test
    void nothingIsTakenFromARunWhoseStackWasChangedMeanwhile() {
        store.put(
                "runs/run/result.json",
                CtrfFormat.write(Reports.run(
                        List.of(Reports.report("Pays", Reports.row("Pays", "byCard", Status.FAILED))),
                        null,
                        List.of("stack shop" + EarlierRun.STACK_CHANGED + " (a → b): run again"),
                        List.of())));

        assertThatThrownBy(() -> read().redOf(List.of(PAYS)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Of the run run nothing can be relied on, since its stack shop was changed during the run. "
                        + "Start a whole run");
    }

    @Test
    void aScenarioThatIsGoneIsNamed() {
        EarlierRun run = run(Reports.row("Pays", "byCard", Status.FAILED));

        assertThatThrownBy(() -> run.redOf(List.of(Reports.planned("Other", "a"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("do not exist any more: Pays");
    }

    @Test
    void aGreenRunHasNothingToRepeat() {
        EarlierRun run = run(Reports.row("Pays", "byCard", Status.PASSED));

        assertThatThrownBy(() -> run.redOf(List.of(PAYS)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("verdict \"passed\"");
    }

    @Test
    void aRunWithoutResultIsNotThereOrNotOver() {
        assertThatThrownBy(this::read).hasMessageContaining("There is no result of a run run");
        store.put("runs/run/plan.json", Json.bytes(List.of(PAYS)));
        assertThatThrownBy(this::read).hasMessageContaining("it still runs, or was never reported");
    }

    @Test
    void aResultOfAnotherVersionIsRefused() {
        store.put(
                "runs/run/result.json",
                "{\"results\": {\"extra\": {\"version\": 9, \"verdict\": \"passed\"}}}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::read).hasMessageContaining("was written by another version (9, and this one knows 1)");
        store.put("runs/run/result.json", "{}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::read).hasMessageContaining("another version");
        store.put("runs/run/result.json", "<html>".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::read).hasMessageContaining("is damaged");
    }
}

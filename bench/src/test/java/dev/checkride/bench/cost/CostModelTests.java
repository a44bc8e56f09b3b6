package dev.checkride.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.bench.cost.CostModel.Outcome;
import dev.checkride.executor.handler.ExecutorFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostModelTests {
    private static final Path DOCS = Path.of("..", "docs");
    private static final CostModel MODEL = CostModel.TYPICAL;

    @Test
    void theDocumentsShowWhatTheModelYields() throws IOException {
        String page = Files.readString(DOCS.resolve("performance.md"));

        assertThat(page).contains(CostPages.table(), CostPages.memoryTable());
        for (Map.Entry<String, String> picture : CostPages.pictures().entrySet()) {
            assertThat(page).contains("](" + picture.getKey() + ")");
            assertThat(DOCS.resolve(picture.getKey()))
                    .as("./checkride bench cost draws it again")
                    .hasContent(picture.getValue());
        }
    }

    @Test
    void moreAtATimeTakeLessTimeAndCostTheSame() {
        Outcome few = MODEL.checkride(1_000, 10);
        Outcome many = MODEL.checkride(1_000, 100);

        assertThat(many.seconds()).isLessThan(few.seconds() / 5);
        assertThat(many.dollars()).isBetween(few.dollars(), few.dollars() * 1.05);
    }

    @Test
    void moreThanThereAreScenariosChangesNothing() {
        assertThat(MODEL.checkride(11, 1_000)).isEqualTo(MODEL.checkride(11, 11));
    }

    @Test
    void lessMemoryIsCheaperAndSlower() {
        int memory = ExecutorFunction.SCENARIO.memoryMegabytes();
        Outcome half = MODEL.checkride(1_000, 10, memory / 2);

        assertThat(half.dollars()).isLessThan(MODEL.checkride(1_000, 10).dollars());
        assertThat(half.seconds()).isGreaterThan(MODEL.checkride(1_000, 10).seconds());
    }

    @Test
    void aBuildIsPaidByTheMinuteAndItsProcessorsBoundIt() {
        assertThat(MODEL.codeBuild(11, 10)).isEqualTo(new Outcome(66, 0.01));
        assertThat(MODEL.codeBuild(1_000, 1_000).seconds()).isEqualTo(60 + 1_000 * 0.3 / 2);
    }

    @Test
    void aBatchSharesTheScenarios() {
        Outcome batch = MODEL.codeBuildBatch(1_000, 10);

        assertThat(batch.seconds()).isEqualTo(45 + 60 + 30);
        assertThat(batch.dollars()).isEqualTo((1 + 10 * 2) * 0.005);
    }
}

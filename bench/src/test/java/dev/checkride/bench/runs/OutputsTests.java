package dev.checkride.bench.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.checkride.bench.measure.CannotMeasureException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTests {
    @TempDir
    private Path folder;

    @Test
    void theConsoleLauncherSaysHowLongItTook() {
        assertThat(LauncherOutput.seconds("\nTest run finished after 1319 ms\n[ 200 tests found ]\n"))
                .isEqualTo(1.319);
        assertThatExceptionOfType(CannotMeasureException.class)
                .isThrownBy(() -> LauncherOutput.seconds("nothing"))
                .withMessageContaining("does not say how long it took: nothing");
    }

    @Test
    void aRunTakesFromTheStateOfItsScenariosToTheNext() throws Exception {
        Path result = Files.writeString(folder.resolve("result.json"), """
                {"results": {"extra": {"schedule": {"entered": {
                  "RunScenarios": "2026-03-01T10:00:01.500Z", "TearDown": "2026-03-01T10:00:04Z"}}}}}
                """);

        RunCosts costs = RunCosts.of(result, "cpuSeconds=3.25\nheapMegabytes=120.25\n");

        assertThat(costs).isEqualTo(new RunCosts(2.5, 3.25, 120.25));
        assertThat(costs.inWords()).isEqualTo("3.25 s CPU, 2.50 s, heap 120 MB");
    }
}

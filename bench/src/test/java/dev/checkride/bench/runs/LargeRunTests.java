package dev.checkride.bench.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.bench.measure.Workbench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dcheckride.scenarios=10000} runs as many as a large team has. */
class LargeRunTests {
    private static final int SCENARIOS = Integer.getInteger("checkride.scenarios", 60);

    @TempDir
    private Path folder;

    @Test
    void aRunOfManyScenariosIsGreenWithinASmallHeap() throws Exception {
        Workbench workbench = new Workbench(
                Path.of(System.getProperty("checkride.home")),
                folder,
                1,
                Map.of(),
                new PrintWriter(new StringWriter()));
        ScenarioProject project = ScenarioProject.of(workbench, Collections.nCopies(SCENARIOS, 0L));

        RunCosts costs = project.run(40, "-Xmx256m");

        // The one line that a person reads after a large run; nothing else prints it.
        System.out.println("large run: " + SCENARIOS + " scenarios, " + costs.inWords());
        assertThat(costs.mapSeconds()).isPositive();
        assertThat(costs.heapMegabytes()).isLessThan(256);
    }
}

package dev.checkride.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbenchTests {
    @TempDir
    private Path folder;

    @Test
    void measuresInTurnAndDoesNotCountTheFirstRound() throws Exception {
        List<String> order = new ArrayList<>();
        StringWriter progress = new StringWriter();
        Workbench workbench = new Workbench(folder, folder, 2, Map.of(), new PrintWriter(progress));
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        for (String name : List.of("a", "b")) {
            measurements.put(name, () -> {
                order.add(name);
                return order.size();
            });
        }

        Samples samples = workbench.inTurn(Unit.SECONDS, measurements);

        assertThat(order).containsExactly("a", "b", "a", "b", "a", "b");
        assertThat(samples.of("a").samples()).containsExactly(3.0, 5.0);
        assertThat(samples.of("b").samples()).containsExactly(4.0, 6.0);
        assertThat(progress.toString())
                .startsWith("  warm-up: a 1 s")
                .contains("  round 1 of 2: b 4 s")
                .contains("  round 2 of 2: a 5 s");
    }
}

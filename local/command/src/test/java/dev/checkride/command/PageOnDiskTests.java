package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.command.terminal.ResultPlace;
import dev.checkride.executor.page.ReportPage;
import dev.checkride.executor.result.EarlierRun;
import dev.checkride.executor.result.ScenarioHistory;
import dev.checkride.executor.result.TestHistory;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageOnDiskTests {
    private static final RunId RUN = new RunId("one");
    private static final RunKeys KEYS = new RunKeys(RUN);
    private static final JsonNode RERUN = Json.object().put("run", "two & $1").put("verdict", "passed");
    private static final String RESULT = """
            {"results": {"summary": {"start": 0, "duration": 900, "suites": 1},
             "tests": [{"testId": "Pays/a", "name": "Pays a", "rawStatus": "assertion", "duration": 10, "suite": ["Pays"],
               "message": "expected: 1"}],
             "extra": {"verdict": "tests failed", "summary": "in words", "irregularities": [], "notes": []}}}
            """;

    @TempDir
    private Path folder;

    private final Map<String, byte[]> stored =
            new HashMap<>(Map.of(KEYS.result(), RESULT.getBytes(StandardCharsets.UTF_8)));

    @Test
    void aRerunLeavesThePastOfTheTestsOnThePage() throws IOException {
        ScenarioHistory history =
                new ScenarioHistory("one", Map.of("Pays/a", new TestHistory("PFPF", List.of(1L, 2L, 3L, 4L))));
        stored.put(KEYS.page(), new ReportPage("one", run().results(), Map.of("Pays", history), List.of()).write());
        String own = Files.readString(page().withReruns(List.of()));

        String now = Files.readString(page().withReruns(List.of(RERUN)));

        assertThat(own).contains("flake rate 100 %").doesNotContain("two &amp; $1");
        assertThat(now)
                .contains("flake rate 100 %", "<i class=\"oP\">P</i><i class=\"oF\">F</i>")
                .contains("<dt><bdi>Rerun</bdi></dt><dd><bdi>two &amp; $1: passed</bdi></dd>");
        assertThat(now.substring(now.indexOf("</header>"))).isEqualTo(own.substring(own.indexOf("</header>")));
    }

    @Test
    void aRunWithoutAPageGetsOneThatKnowsOfItsReruns() throws IOException {
        assertThat(page().withReruns(List.of(RERUN)))
                .content()
                .contains("two &amp; $1: passed", "expected: 1")
                .doesNotContain("flake rate");
    }

    private EarlierRun run() {
        return EarlierRun.read(key -> Optional.ofNullable(stored.get(key)), RUN);
    }

    private PageOnDisk page() {
        return new PageOnDisk(new Results(), run());
    }

    /** Those that are stored here. */
    private final class Results implements RunResults {
        @Override
        public Optional<byte[]> read(String key) {
            return Optional.ofNullable(stored.get(key));
        }

        @Override
        public Set<String> keysUnder(String prefix) {
            return Set.of();
        }

        @Override
        public RunList list(int limit) {
            throw new UnsupportedOperationException("no list is asked for");
        }

        @Override
        public RunId latest() {
            return RUN;
        }

        @Override
        public ResultPlace place(RunId run) {
            return ResultPlace.local(run, folder);
        }

        @Override
        public Path folder(RunId run) {
            return folder;
        }

        @Override
        public void close() {}
    }
}

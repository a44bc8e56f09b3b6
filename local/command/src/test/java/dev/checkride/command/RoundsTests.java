package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.run.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTests {
    private final List<String> lines = new ArrayList<>();

    private static Optional<byte[]> result(String verdict, String rows) {
        return Optional.of(("{\"results\": {\"summary\": {\"duration\": 1234}, \"tests\": [" + rows
                        + "], \"extra\": {\"verdict\": \"" + verdict + "\"}}}")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String row(String name, boolean red) {
        return Json.text(
                Json.object().put("name", name).set("extra", Json.object().put("red", red)));
    }

    @Test
    void eachTestThatWasRedIsToldWithItsRate() {
        Rounds rounds = new Rounds(4, lines::add);
        rounds.add(result("passed", row("A a", false) + "," + row("A b", false)), Path.of("1"));
        rounds.add(result("tests failed", row("A a", true) + "," + row("A b", false)), Path.of("2"));
        rounds.add(result("tests failed", row("A a", true) + "," + row("A b", true)), Path.of("3"));
        rounds.add(Optional.empty(), Path.of("4"));

        assertThat(rounds.finish()).isFalse();
        assertThat(lines)
                .containsExactly(
                        "  round 1 of 4  PASSED  1.23 s",
                        "  round 2 of 4  FAILED  1.23 s  A a",
                        "  round 3 of 4  FAILED  1.23 s  A a, A b",
                        "  round 4 of 4  FAILED  0.00 s",
                        "",
                        "✗ A a  red in 2 of 3 rounds (67 %)",
                        "✗ A b  red in 1 of 3 rounds (33 %)",
                        "First red result: 2",
                        "FAILED  3 of 4 rounds were red");
    }

    @Test
    void roundsThatAllPassedAreGreen() {
        Rounds rounds = new Rounds(1, lines::add);
        rounds.add(result("passed", row("A a", false)), Path.of("1"));

        assertThat(rounds.finish()).isTrue();
        assertThat(lines).endsWith("PASSED  all 1 rounds");
    }
}

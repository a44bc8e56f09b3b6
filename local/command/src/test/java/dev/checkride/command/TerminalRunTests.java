package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.asl.Execution;
import dev.checkride.command.terminal.ResultPlace;
import dev.checkride.command.terminal.RunTerminal;
import dev.checkride.command.terminal.TerminalSettings;
import dev.checkride.command.terminal.TerminalSize;
import dev.checkride.command.terminal.Verbosity;
import dev.checkride.command.terminal.VirtualTerminal;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalRunTests {
    @TempDir
    private Path data;

    @Test
    void aRedRunOnATerminalLeavesLinesThatCanBeRead() throws Exception {
        VirtualTerminal screen = new VirtualTerminal(60);
        RunKeys keys = new RunKeys(new RunId("on-a-terminal"));
        TerminalSettings settings = TerminalSettings.of(
                Map.of("TERM", "xterm"), true, StandardCharsets.UTF_8, LocalRunFixture.PROJECT.home());
        try (LocalRunFixture sandbox =
                        LocalRunFixture.open(data, UnaryOperator.identity(), RedRunTests::allowingEverything);
                RunTerminal terminal = new RunTerminal(
                        settings,
                        () -> new TerminalSize(24, 60),
                        Verbosity.NORMAL,
                        screen.writer(),
                        new PrintWriter(Writer.nullWriter()),
                        Clock.systemUTC())) {
            Execution execution = sandbox.start(
                    keys.runId().value(),
                    Json.object(),
                    started -> terminal.follow(started, sandbox.local().results(), keys));
            execution.await();
            boolean green = terminal.finish(
                    execution, sandbox.local().results(), keys, ResultPlace.local(keys.runId(), Path.of("run")));

            assertThat(green).isFalse();
        }
        assertThat(screen.hasCursor()).isTrue();
        assertThat(screen.sent()).contains("11/11").contains("3 red");
        String shown = String.join("\n", screen.lines());
        assertThat(shown).doesNotContain("11/11").contains("    ✓ AdminCreatesUser", "Result: run/result.json");
        // Where a terminal wraps, its rows do not tell blanks.
        String unwrapped = String.join("", screen.lines()).replace(" ", "");
        assertThat(unwrapped)
                .contains("✗RegularUserCannotListUserstheListIsForbidden(assertionfailed)")
                .contains("atdev.checkride.scenarios.RegularUserCannotListUsers.theListIsForbidden(")
                .contains("indev.checkride.scenarios.TestUser.assertStatus(TestUser.java:")
                .contains("GET/Prod/usersasregular→200")
                .contains("Runwhatisredagain:./checkridererun");
    }
}

package dev.checkride.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.result.TestOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTerminalTests {
    private static final String LONG = "AScenarioWithANameThatIsMuchLongerThanAnyTerminalOfSixtyColumnsCanShowInOneRow";

    private final ManualClock clock = new ManualClock();

    private Progress progress(VirtualTerminal terminal, int columns, boolean colour) {
        TerminalSize size = new TerminalSize(24, columns);
        Style style = new Style(colour, StandardCharsets.UTF_8);
        return new Progress(new LiveScreen(terminal.writer(), () -> size), style, clock, () -> size);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 160})
    void whatRunsIsShownBelowWhatHasEnded(int columns) {
        VirtualTerminal terminal = new VirtualTerminal(columns);
        Progress progress = progress(terminal, columns, true);

        progress.note("Run x");
        progress.entered("ReadTarget", clock.instant());
        clock.pass(1_234);
        progress.refresh();
        assertThat(terminal.lines()).containsExactly("Run x", "  ReadTarget      1.2 s", "  1.2 s");

        progress.exited("ReadTarget", clock.instant(), false);
        progress.entered("RunScenarios", clock.instant());
        progress.started(Samples.planned("First"), clock.instant(), 2);
        progress.started(Samples.planned("Second"), clock.instant(), 2);
        clock.pass(500);
        progress.refresh();
        assertThat(terminal.lines())
                .containsExactly(
                        "Run x",
                        "  ReadTarget      1.23 s",
                        "  RunScenarios    0.5 s",
                        "    ▸ First" + " ".repeat(columns == 60 ? 36 : 41) + "0.5 s",
                        "    ▸ Second" + " ".repeat(columns == 60 ? 35 : 40) + "0.5 s",
                        "  0/2 scenarios, 2 running, 1.7 s");

        progress.ended(
                Samples.planned("Second"),
                Optional.of(
                        Samples.report("Second", Samples.passed("Second", "a"), Samples.failed("Second", "b", "no"))));
        assertThat(terminal.lines())
                .containsSequence(
                        "    ✗ Second                              2 tests   1.25 s",
                        "        b: assertion failed: no",
                        "  RunScenarios    0.5 s")
                .endsWith("  1/2 scenarios, 1 red, 1 running, 1.7 s");

        progress.ended(Samples.planned("First"), Optional.of(Samples.report("First", Samples.passed("First", "a"))));
        progress.exited("RunScenarios", clock.instant(), false);
        progress.over(clock.instant());
        assertThat(terminal.lines())
                .containsExactly(
                        "Run x",
                        "  ReadTarget      1.23 s",
                        "    ✗ Second                              2 tests   1.25 s",
                        "        b: assertion failed: no",
                        "    ✓ First                               1 test    1.25 s",
                        "  RunScenarios    0.50 s");
        assertThat(terminal.hasCursor()).isTrue();
        assertThat(terminal.isAtLineStart()).isTrue();
    }

    @Test
    void aLongNameIsCutOnlyWhileItRuns() {
        VirtualTerminal terminal = new VirtualTerminal(60);
        Progress progress = progress(terminal, 60, false);

        progress.started(Samples.planned(LONG), clock.instant(), 1);
        assertThat(terminal.lines().get(0))
                .startsWith("    ▸ AScenarioWith")
                .contains("… 0.0 s")
                .hasSizeLessThan(60);

        progress.ended(Samples.planned(LONG), Optional.of(Samples.report(LONG, Samples.passed(LONG, "a"))));
        progress.over(clock.instant());
        assertThat(String.join("", terminal.lines())).contains("✓ " + LONG);
    }

    @Test
    void aLineThatWrapsLeavesNothingOfTheRowsBehind() {
        VirtualTerminal terminal = new VirtualTerminal(60);
        Progress progress = progress(terminal, 60, true);
        for (int i = 0; i < 5; i++) {
            progress.started(Samples.planned("Scenario" + i), clock.instant(), 5);
        }

        progress.note("x".repeat(120));
        progress.note("y".repeat(130));
        progress.over(clock.instant());

        assertThat(terminal.lines())
                .containsExactly("x".repeat(60), "x".repeat(60), "y".repeat(60), "y".repeat(60), "y".repeat(10));
    }

    @Test
    void moreScenariosThanRowsAreCounted() {
        VirtualTerminal terminal = new VirtualTerminal(80);
        Progress progress = progress(terminal, 80, true);
        for (int i = 0; i < 100; i++) {
            progress.started(Samples.planned("Scenario" + i), clock.instant(), 100);
        }

        assertThat(terminal.lines()).hasSizeLessThan(24).contains("      and 88 more");
    }

    @Test
    void ofManyRedRowsTheProgressTellsTheFirst() {
        StringWriter log = new StringWriter();
        Style style = new Style(false, StandardCharsets.UTF_8);
        Progress progress = new Progress(new LogScreen(new PrintWriter(log)), style, clock, () -> TerminalSize.USUAL);
        TestOutcome[] rows = IntStream.range(0, 50)
                .mapToObj(i -> Samples.failed("Many", "row" + i, "no"))
                .toArray(TestOutcome[]::new);
        progress.started(Samples.planned("Many"), clock.instant(), 1);

        progress.ended(Samples.planned("Many"), Optional.of(Samples.report("Many", rows)));

        assertThat(log.toString().lines()).hasSize(12).endsWith("        … and 40 more");
        assertThat(log.toString()).doesNotContain("\u001b", "\r");
    }

    @Test
    void aScenarioWithoutAReportIsRed() {
        VirtualTerminal terminal = new VirtualTerminal(80);
        Progress progress = progress(terminal, 80, true);
        progress.started(Samples.planned("Lost"), clock.instant(), 1);

        progress.ended(Samples.planned("Lost"), Optional.empty());

        assertThat(terminal.lines().get(0)).startsWith("    ✗ Lost ").endsWith("not reported");
        assertThat(terminal.lines()).endsWith("  1/1 scenarios, 1 red, 0.0 s");
    }

    @Test
    void closingInTheMiddleRestoresTheCursorAndTakesTheRowsAway() {
        VirtualTerminal terminal = new VirtualTerminal(80);
        LiveScreen screen = new LiveScreen(terminal.writer(), () -> TerminalSize.USUAL);
        screen.show(List.of("stays"), List.of("a row", "another"));
        assertThat(terminal.hasCursor()).isFalse();

        screen.close();
        screen.close();
        screen.show(List.of("after"), List.of());

        assertThat(terminal.lines()).containsExactly("stays", "after");
        assertThat(terminal.hasCursor()).isTrue();
    }

    @Test
    void nothingIsSentWhenNothingHasChanged() {
        VirtualTerminal terminal = new VirtualTerminal(80);
        Progress progress = progress(terminal, 80, true);
        progress.entered("ReadTarget", clock.instant());
        String before = terminal.sent();

        progress.refresh();

        assertThat(terminal.sent()).isEqualTo(before);
    }

    @Test
    void aTerminalThatBecameNarrowerIsClearedOfItsWrappedRows() {
        VirtualTerminal terminal = new VirtualTerminal(20);
        TerminalSize[] size = {new TerminalSize(24, 80)};
        LiveScreen screen = new LiveScreen(terminal.writer(), () -> size[0]);
        screen.show(List.of("stays"), List.of("r".repeat(50)));

        size[0] = new TerminalSize(24, 20);
        screen.show(List.of(), List.of("row"));

        assertThat(terminal.lines()).containsExactly("stays", "row");
    }

    @Test
    void hostileNamesMoveNoCursor() {
        VirtualTerminal terminal = new VirtualTerminal(60);
        Progress progress = progress(terminal, 60, true);
        String hostile = "\u001b[2J\r\n\u0007\u202eevil" + "x".repeat(10_000);

        progress.started(Samples.planned(hostile), clock.instant(), 1);

        assertThat(terminal.lines().get(0)).startsWith("    ▸ \\u001b[2J\\u000d\\u000a\\u0007\\u202e");
        assertThat(terminal.lines()).hasSize(2);
    }

    @Test
    void wideCharactersAreCountedAsWide() {
        VirtualTerminal terminal = new VirtualTerminal(160);
        Progress progress = progress(terminal, 60, true);

        progress.started(Samples.planned("測試".repeat(30)), clock.instant(), 1);

        assertThat(Columns.of(terminal.lines().get(0))).isLessThan(60);
    }

    @Test
    void whatTheCharsetLacksIsShownInAscii() {
        Style style = new Style(false, Charset.forName("US-ASCII"));

        assertThat(style.plain("✓ ✗ … → ▸ ü")).isEqualTo("+ x ... -> > \\u00fc");
    }
}

package dev.checkride.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalSettingsTests {
    private static TerminalSettings settings(boolean terminal, String... variables) {
        Map<String, String> environment = new HashMap<>(Map.of("TERM", "xterm"));
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return TerminalSettings.of(environment, terminal, StandardCharsets.UTF_8, Path.of("."));
    }

    @Test
    void aTerminalIsRedrawnInColour() {
        assertThat(settings(true).live()).isTrue();
        assertThat(settings(true).colour()).isTrue();
    }

    @Test
    void aLogIsNeither() {
        assertThat(settings(false).live()).isFalse();
        assertThat(settings(false).colour()).isFalse();
        assertThat(settings(true, "TERM", "dumb").live()).isFalse();
        assertThat(settings(true, "TERM", "dumb").colour()).isFalse();
    }

    @Test
    void continuousIntegrationIsNotRedrawn() {
        assertThat(settings(true, "CI", "true").live()).isFalse();
        assertThat(settings(true, "CI", "false").live()).isTrue();
        assertThat(settings(true, "CI", "").live()).isTrue();
    }

    @Test
    void noColorCountsUnlessItIsEmpty() {
        assertThat(settings(true, "NO_COLOR", "1").colour()).isFalse();
        assertThat(settings(true, "NO_COLOR", "1").live()).isTrue();
        assertThat(settings(true, "NO_COLOR", "").colour()).isTrue();
    }

    @Test
    void annotationsAreMadeOnlyWhereTheyAreRead() {
        assertThat(settings(false, "GITHUB_ACTIONS", "true").annotations()).isEqualTo(AnnotationStyle.GITHUB);
        assertThat(settings(false).annotations()).isEqualTo(AnnotationStyle.NONE);
    }

    @Test
    void theSizeIsWhatSttyTells() {
        assertThat(TerminalSize.parse("50 132\n")).hasValue(new TerminalSize(50, 132));
        assertThat(TerminalSize.parse("0 0\n")).isEmpty();
        assertThat(TerminalSize.parse("")).isEmpty();
    }
}

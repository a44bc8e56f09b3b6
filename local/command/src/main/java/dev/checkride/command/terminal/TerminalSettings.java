package dev.checkride.command.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the place can show that a command prints to.
 *
 * @param live whether lines can be redrawn in place
 * @param colour whether colours are wanted
 * @param charset what the characters are printed in
 * @param annotations what the continuous integration reads out of a log
 * @param home the project's folder, where sources are looked for
 */
public record TerminalSettings(boolean live, boolean colour, Charset charset, AnnotationStyle annotations, Path home) {
    /**
     * Settings as the environment wants them: {@code NO_COLOR} (no-color.org), {@code TERM=dumb} and {@code CI} are
     * respected.
     *
     * @param environment the process's variables
     * @param terminal whether the output goes to a terminal
     */
    public static TerminalSettings of(Map<String, String> environment, boolean terminal, Charset charset, Path home) {
        boolean able = terminal && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean watched = !isSet(environment, "CI");
        boolean colour = able && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new TerminalSettings(able && watched, colour, charset, AnnotationStyle.of(environment), home);
    }

    /** A log in UTF-8 without anything else. */
    public static TerminalSettings plain(Path home) {
        return of(Map.of(), false, StandardCharsets.UTF_8, home);
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return !value.isEmpty() && !value.equals("false");
    }
}

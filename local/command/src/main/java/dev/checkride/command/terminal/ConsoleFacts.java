package dev.checkride.command.terminal;

import java.nio.charset.Charset;
import java.util.stream.Stream;

/** What the process knows of its standard output. */
final class ConsoleFacts {
    /** Set by the start script: what {@code System.console()} says depends on the version of Java. */
    private static final String TERMINAL = "checkride.terminal";

    private ConsoleFacts() {}

    /** Whether the standard output is a terminal; without the start script it counts as none. */
    static boolean isTerminal() {
        return Boolean.getBoolean(TERMINAL);
    }

    /** The charset of the standard output, whose property has another name before Java 19. */
    static Charset charset() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding")
                .map(name -> System.getProperty(name, ""))
                .filter(name -> !name.isEmpty() && Charset.isSupported(name))
                .findFirst()
                .map(Charset::forName)
                .orElseGet(Charset::defaultCharset);
    }
}

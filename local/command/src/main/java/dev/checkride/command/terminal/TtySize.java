package dev.checkride.command.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The size of the terminal that the process belongs to, as {@code stty} tells it: Java itself does not know. */
final class TtySize implements Supplier<TerminalSize> {
    private static final File TTY = new File("/dev/tty");
    private static final int PATIENCE_MILLIS = 500;

    private volatile TerminalSize last = TerminalSize.USUAL;

    /** Looks again; where there is no telling, the size stays what it was. */
    void refresh() {
        ask().flatMap(TerminalSize::parse).ifPresent(size -> last = size);
    }

    private static Optional<String> ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TTY)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return Optional.empty();
            }
            return Optional.of(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException nowhere) {
            // No stty or no terminal, as on Windows: the usual size does.
            return Optional.empty();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public TerminalSize get() {
        return last;
    }
}

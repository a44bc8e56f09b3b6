package dev.checkride.command.terminal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a terminal shows.
 *
 * @param rows its lines
 * @param columns its characters in a line
 */
public record TerminalSize(int rows, int columns) {
    /** What a terminal has that does not tell. */
    static final TerminalSize USUAL = new TerminalSize(24, 80);

    private static final Pattern STTY = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");

    /** What {@code stty size} has printed; a terminal without a size says {@code 0 0}. */
    static Optional<TerminalSize> parse(String text) {
        Matcher numbers = STTY.matcher(text);
        if (!numbers.matches()
                || numbers.group(1).matches("0+")
                || numbers.group(2).matches("0+")) {
            return Optional.empty();
        }
        return Optional.of(new TerminalSize(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))));
    }
}

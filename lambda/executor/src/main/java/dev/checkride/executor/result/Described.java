package dev.checkride.executor.result;

import dev.checkride.executor.run.Text;
import java.util.stream.Collectors;

/**
 * The message of a failed assertion in its two parts. AssertJ and JUnit put the description first, which may be a whole
 * response, so that whoever reads a line of it does not come to what was expected.
 *
 * @param text what was expected and what was found
 * @param description what the author of the test calls it; empty if it has no name
 * @see <a href="https://assertj.github.io/doc/#assertj-core-assertion-description">Describing assertions</a>
 */
public record Described(String text, String description) {
    private static final String ASSERTJ_END = "] \n";
    private static final String JUNIT_END = " ==> ";
    private static final int LONGEST_LINE = 70;
    private static final int LONGEST_TEXT = 180;
    private static final int LONGEST_DESCRIPTION = 80;

    /** Takes a message apart. */
    public static Described of(String message) {
        int end = message.indexOf(ASSERTJ_END);
        if (message.startsWith("[") && end > 0) {
            return new Described(message.substring(end + ASSERTJ_END.length()), message.substring(1, end));
        }
        int arrow = message.indexOf(JUNIT_END);
        return arrow > 0
                ? new Described(message.substring(arrow + JUNIT_END.length()), message.substring(0, arrow))
                : new Described(message, "");
    }

    /** The whole message with the description last. */
    public String reordered() {
        return description.isEmpty() ? text : text.stripTrailing() + "\n[" + description + "]";
    }

    /** The message with the description last, and not more of it than leaves room for the text. */
    public String within(int most) {
        int room = Math.max(LONGEST_DESCRIPTION, most - text.length());
        return description.length() > room
                ? new Described(text, Text.shortened(description, room)).reordered()
                : reordered();
    }

    /** The message in one line; long values are cut, each by itself. */
    public String line() {
        return line(text.lines()
                .map(line -> Text.shortened(Text.oneLine(line), LONGEST_LINE))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" ")));
    }

    /** The same of an assertion that tells its values, for when the text is too long for a line. */
    public String line(String expected, String actual) {
        return Text.oneLine(text).length() <= LONGEST_TEXT
                ? line()
                : line("expected: " + Text.shortened(Text.oneLine(expected), LONGEST_LINE) + " but was: "
                        + Text.shortened(Text.oneLine(actual), LONGEST_LINE));
    }

    private String line(String what) {
        String shown = Text.shortened(what, LONGEST_TEXT);
        return description.isBlank()
                ? shown
                : shown + " (" + Text.shortened(Text.oneLine(description), LONGEST_DESCRIPTION) + ")";
    }
}

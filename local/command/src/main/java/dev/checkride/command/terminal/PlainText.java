package dev.checkride.command.terminal;

import dev.checkride.executor.run.Text;

/** Text of unknown origin, as it may be printed to this process's terminal. */
public final class PlainText {
    private static final Style STYLE = new Style(false, ConsoleFacts.charset());

    private PlainText() {}

    /** The text in one line of so many characters at most; what a terminal would obey is shown as an escape. */
    public static String line(String text, int most) {
        return STYLE.plain(Text.shortened(Text.oneLine(text), most));
    }
}

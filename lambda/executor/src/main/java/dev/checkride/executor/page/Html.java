package dev.checkride.executor.page;

import dev.checkride.executor.run.Text;

/** HTML as text; whatever comes from outside goes through {@link #text}. */
final class Html {
    private static final int LONGEST_NAME = 300;

    private final StringBuilder html = new StringBuilder();
    private int bytes;

    /** Adds markup of the page itself. */
    Html raw(String markup) {
        html.append(markup);
        bytes += bytes(markup);
        return this;
    }

    /** Adds text of unknown origin. */
    Html text(String text) {
        return raw(escaped(text));
    }

    /** Adds text that must not turn round what stands beside it. */
    Html isolated(String text) {
        return raw("<bdi>").text(text).raw("</bdi>");
    }

    /** Adds a name in one line of sane length. */
    Html name(String name) {
        return isolated(Text.shortened(Text.oneLine(name), LONGEST_NAME));
    }

    /** How many bytes it has in UTF-8. */
    int bytes() {
        return bytes;
    }

    private static int bytes(String text) {
        return text.codePoints()
                .map(character -> character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4)
                .sum();
    }

    /** Text that is none of markup, wherever it stands; what cannot be shown becomes a question mark in a box. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.appendCodePoint(character);
                case '\r' -> safe.append(' ');
                default -> safe.appendCodePoint(isShown(character) ? character : 0xfffd);
            }
        });
        return safe.toString();
    }

    private static boolean isShown(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.SURROGATE && character != 0xfffe && character != 0xffff;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}

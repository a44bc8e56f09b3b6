package dev.checkride.command.terminal;

/** How many columns of a terminal a text takes, and how it is made to fit. */
final class Columns {
    private Columns() {}

    /** The columns of a text without control characters; what colours it takes none. */
    static int of(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "")
                .codePoints()
                .map(Columns::of)
                .sum();
    }

    /** Fills up with spaces; a text that is too long stays as it is and keeps one space of distance. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - of(text)));
    }

    /** Cuts what does not fit, with an ellipsis in its place. */
    static String fit(String text, int width, String ellipsis) {
        if (of(text) <= width) {
            return text;
        }
        int room = width - of(ellipsis);
        StringBuilder kept = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            room -= of(character);
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept + ellipsis;
    }

    private static int of(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    /** The large ranges of Unicode's East Asian Width W and F; a terminal decides for itself in the small ones. */
    private static boolean isWide(int character) {
        return isIn(character, 0x1100, 0x115f)
                || isIn(character, 0x2e80, 0xa4cf)
                || isIn(character, 0xac00, 0xd7a3)
                || isIn(character, 0xf900, 0xfaff)
                || isIn(character, 0xfe30, 0xfe6f)
                || isIn(character, 0xff00, 0xff60)
                || isIn(character, 0xffe0, 0xffe6)
                || isIn(character, 0x1f300, 0x1faff)
                || isIn(character, 0x20000, 0x3fffd);
    }

    private static boolean isIn(int character, int first, int last) {
        return character >= first && character <= last;
    }
}

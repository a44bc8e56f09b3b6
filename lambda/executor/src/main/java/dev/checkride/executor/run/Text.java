package dev.checkride.executor.run;

/** Fits text of unknown origin into messages of one line. */
public final class Text {
    private Text() {}

    /** At most so many characters of a text, with an ellipsis where something was cut. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }

    /** The text in one line: line breaks and other control characters become spaces. */
    public static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }
}

package dev.checkride.command.terminal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A frame of a stack trace, read from the text that {@link StackTraceElement} makes of it.
 *
 * @param className the binary name of the class
 * @param method the method's name
 * @param file the source file's name
 * @param line the line in it, from 1
 */
record Frame(String className, String method, String file, int line) {
    private static final Pattern TEXT = Pattern.compile("(?:[^()]*/)?([^()/]+)\\.([^().]+)\\(([^():]+):(\\d{1,9})\\)");

    /** The frame, unless the text is none or tells no line. */
    static Optional<Frame> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new Frame(parts.group(1), parts.group(2), parts.group(3), Integer.parseInt(parts.group(4))))
                : Optional.empty();
    }

    /** Whether it is in a class or in one nested in it. */
    boolean isIn(String outerClass) {
        return className.equals(outerClass) || className.startsWith(outerClass + "$");
    }

    /** The source file below the folder of the sources. */
    String path() {
        int dot = className.lastIndexOf('.');
        return className.substring(0, dot + 1).replace('.', '/') + file;
    }

    /** As a stack trace shows it, so that consoles turn it into a link. */
    @Override
    public String toString() {
        return className + "." + method + "(" + file + ":" + line + ")";
    }
}

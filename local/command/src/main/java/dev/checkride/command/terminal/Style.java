package dev.checkride.command.terminal;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns text of unknown origin into what is safe to print, in colour where colour is wanted: control characters, which
 * could move the cursor, marks that turn the direction of writing, and what the charset lacks are shown as Java
 * escapes.
 */
final class Style {
    private static final Map<String, String> IN_ASCII =
            Map.of("✓", "+", "✗", "x", "…", "...", "→", "->", "·", "-", "▸", ">", "\u2019", "'");
    private static final String RESET = "\u001b[0m";

    private final boolean colour;
    private final CharsetEncoder encoder;

    Style(boolean colour, Charset charset) {
        this.colour = colour;
        this.encoder = charset.newEncoder();
    }

    /** The text in one line. */
    String plain(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.append(safe(c)));
        return safe.toString();
    }

    /** The text's lines without blank ones at its ends; what comes after so many is only counted. */
    List<String> lines(String text, int most) {
        List<String> lines = text.strip().lines().toList();
        List<String> safe = new ArrayList<>();
        lines.stream().limit(most).forEach(line -> safe.add(plain(line.stripTrailing())));
        if (lines.size() > most) {
            safe.add(plain("… " + Words.count(lines.size() - most, "more line")));
        }
        return safe;
    }

    String green(String text) {
        return painted("32", text);
    }

    String red(String text) {
        return painted("31", text);
    }

    String yellow(String text) {
        return painted("33", text);
    }

    String bold(String text) {
        return painted("1", text);
    }

    String dim(String text) {
        return painted("2", text);
    }

    private String painted(String code, String text) {
        return colour ? "\u001b[" + code + "m" + plain(text) + RESET : plain(text);
    }

    private String safe(int character) {
        if (character == '\t') {
            return "    ";
        }
        String text = Character.toString(character);
        if (!isInvisible(character) && canEncode(text)) {
            return text;
        }
        String ascii = IN_ASCII.get(text);
        return ascii == null ? escaped(text) : ascii;
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private synchronized boolean canEncode(String text) {
        return encoder.canEncode(text);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> escaped.append(String.format(Locale.ROOT, "\\u%04x", unit)));
        return escaped.toString();
    }
}

package dev.checkride.command.terminal;

import dev.checkride.executor.run.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What {@code --json} prints, in ASCII, so that it is the same in every charset. */
public final class JsonDocument {
    private JsonDocument() {}

    /** Why there is no result. */
    public static String error(String message) {
        return inAscii(Json.text(Json.object().put("error", message)));
    }

    /** A result as it is stored. */
    static String of(byte[] result) {
        return inAscii(new String(result, StandardCharsets.UTF_8));
    }

    /** Other characters stand in JSON only within strings, where they can be escaped. */
    private static String inAscii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        json.chars()
                .forEach(unit -> ascii.append(
                        unit < 0x7f ? String.valueOf((char) unit) : String.format(Locale.ROOT, "\\u%04x", unit)));
        return ascii.toString();
    }
}

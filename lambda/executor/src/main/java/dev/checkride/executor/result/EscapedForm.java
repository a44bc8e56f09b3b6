package dev.checkride.executor.result;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a secret looks like after some of its characters were escaped: each library escapes others, and each its own way. */
final class EscapedForm {
    private static final Pattern NEVER_ESCAPED = Pattern.compile("[A-Za-z0-9._-]*");
    private static final Map<Integer, String> OF_HTML =
            Map.of((int) '&', "&amp;", (int) '<', "&lt;", (int) '>', "&gt;", (int) '"', "&quot;", (int) '\'', "&apos;");

    private EscapedForm() {}

    /** A pattern for all escaped forms, unless no character of the secret is ever escaped. */
    static Stream<Pattern> of(String secret) {
        return NEVER_ESCAPED.matcher(secret).matches()
                ? Stream.of()
                : Stream.of(Pattern.compile(
                        secret.codePoints().mapToObj(EscapedForm::ofCharacter).collect(Collectors.joining())));
    }

    private static String ofCharacter(int codePoint) {
        String character = Character.toString(codePoint);
        if (NEVER_ESCAPED.matcher(character).matches()) {
            return Pattern.quote(character);
        }
        Set<String> forms = new LinkedHashSet<>();
        // Text in JSON in JSON has more than one backslash.
        forms.add(codePoint == '\\' ? "\\\\++" : "\\\\*+" + Pattern.quote(character));
        forms.add("(?i:" + inUrl(character) + ")");
        forms.add("(?i:" + inJava(character) + ")");
        forms.add("(?i:&#(?:0*" + codePoint + "|x0*" + Integer.toHexString(codePoint) + ");)");
        if (OF_HTML.containsKey(codePoint)) {
            forms.add(OF_HTML.get(codePoint));
        }
        if (codePoint == ' ') {
            forms.add("\\+");
        }
        return "(?:" + String.join("|", forms) + ")";
    }

    private static String inUrl(String character) {
        HexFormat hex = HexFormat.of();
        StringBuilder url = new StringBuilder();
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            // A URL in a URL has its percent signs escaped again.
            url.append("%(?:25)*").append(hex.toHexDigits(octet));
        }
        return url.toString();
    }

    private static String inJava(String character) {
        return character
                .chars()
                .mapToObj(unit -> "\\\\++u" + HexFormat.of().toHexDigits((char) unit))
                .collect(Collectors.joining());
    }
}

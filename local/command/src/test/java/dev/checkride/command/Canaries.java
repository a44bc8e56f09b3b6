package dev.checkride.command;

import dev.checkride.executor.run.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The passwords, tokens and secrets that a sandbox has handed out, and the search for them in whatever has left it: plain,
 * encoded for a URL, escaped for JSON and for XML, and in base64 wherever they begin.
 *
 * <p>A soak hands out thousands and leaves a hundred megabytes: so the beginnings of all are looked for in one go.
 */
final class Canaries {
    private static final int BEGINNING = 6;
    private static final int FILTER = 1 << 20;
    private static final int LEAVING = power(31, BEGINNING);

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Set<String> prepared = ConcurrentHashMap.newKeySet();
    private final Map<Integer, List<String>> needles = new HashMap<>();
    private final BitSet filter = new BitSet(FILTER);

    /** Takes a secret that was handed out. */
    void add(String secret) {
        if (secret.length() >= BEGINNING) {
            secrets.add(secret);
        }
    }

    /** All that were handed out. */
    Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /** The secret that a text holds in any form, if it holds one; shortened, so that a failure does not print it. */
    synchronized Optional<String> in(String text) {
        secrets.stream().filter(prepared::add).forEach(this::prepare);
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 31 + text.charAt(i) - (i < BEGINNING ? 0 : LEAVING * text.charAt(i - BEGINNING));
            int start = i - BEGINNING + 1;
            if (start >= 0 && filter.get(Math.floorMod(hash, FILTER))) {
                for (String needle : needles.getOrDefault(hash, List.of())) {
                    if (text.startsWith(needle, start)) {
                        return Optional.of(needle.substring(0, 3) + "… (" + needle.length() + " characters)");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void prepare(String secret) {
        for (String form : formsOf(secret)) {
            if (form.length() >= BEGINNING) {
                int hash = form.substring(0, BEGINNING).hashCode();
                filter.set(Math.floorMod(hash, FILTER));
                needles.computeIfAbsent(hash, key -> new ArrayList<>()).add(form);
            }
        }
    }

    static Set<String> formsOf(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        forms.add(quoted(secret));
        // What a function answers is text within the JSON of a history.
        forms.add(quoted(quoted(secret)));
        String tags = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        forms.add(tags);
        forms.add(tags.replace("\"", "&quot;"));
        forms.add(tags.replace("\"", "&quot;").replace("'", "&#39;"));
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (int offset = 0; offset < 3; offset++) {
                byte[] shifted = ("\0".repeat(offset) + secret).getBytes(StandardCharsets.UTF_8);
                String encoded = encoder.withoutPadding().encodeToString(shifted);
                // The first and the last sextets depend on what stands around.
                forms.add(encoded.substring(offset == 0 ? 0 : offset + 1, encoded.length() - 2));
            }
        }
        return forms;
    }

    private static String quoted(String text) {
        String json = Json.text(text);
        return json.substring(1, json.length() - 1);
    }

    private static int power(int base, int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }
}

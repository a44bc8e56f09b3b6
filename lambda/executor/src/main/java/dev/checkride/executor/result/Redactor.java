package dev.checkride.executor.result;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Takes the secrets of a run out of text: plain, escaped for a URL, for JSON or for HTML, in base64 wherever they begin, and
 * whatever looks like a token.
 */
public final class Redactor {
    private static final String MASK = "***";
    private static final int SHORTEST = 6;
    /** Possessive, so that text that almost is a token costs no more than any other. */
    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}+(?:\\.[A-Za-z0-9_-]*+){1,4}|\\bBearer\\s+[A-Za-z0-9._~+/-]{16,}+=*");

    private final Supplier<? extends Collection<String>> secrets;
    private volatile Forms forms;

    /** Redacts the given secrets; those of less than six characters are too common to look for. */
    public Redactor(Collection<String> secrets) {
        this(() -> secrets);
    }

    /**
     * Redacts secrets that may become more, as tokens do that are renewed.
     *
     * @param secrets gives another collection when there are more
     */
    public Redactor(Supplier<? extends Collection<String>> secrets) {
        this.secrets = secrets;
        this.forms = Forms.of(secrets.get());
    }

    /** The text without secrets. */
    public String redact(String text) {
        Forms known = known();
        String clean = text;
        for (String needle : known.needles()) {
            clean = clean.replace(needle, MASK);
        }
        for (Pattern form : known.escaped()) {
            clean = form.matcher(clean).replaceAll(MASK);
        }
        return TOKEN.matcher(clean).replaceAll(MASK);
    }

    private Forms known() {
        Collection<String> now = secrets.get();
        Forms known = forms;
        if (known.secrets() != now) {
            known = Forms.of(now);
            forms = known;
        }
        return known;
    }

    /**
     * What to look for.
     *
     * @param secrets whose forms these are
     */
    private record Forms(Collection<String> secrets, List<String> needles, List<Pattern> escaped) {
        static Forms of(Collection<String> secrets) {
            List<String> longEnough = secrets.stream()
                    .filter(secret -> secret.length() >= SHORTEST)
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
            List<String> needles = longEnough.stream()
                    .flatMap(secret -> plainForms(secret).stream())
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
            return new Forms(
                    secrets,
                    needles,
                    longEnough.stream().flatMap(EscapedForm::of).toList());
        }
    }

    private static Set<String> plainForms(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int offset = 0; offset < 3; offset++) {
            forms.addAll(base64At(bytes, offset));
        }
        return forms;
    }

    /** The part of the base64 form that is the same whatever stands around the secret, if it begins at this offset of three. */
    private static List<String> base64At(byte[] secret, int offset) {
        byte[] shifted = new byte[secret.length + offset];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        int firstWhole = (offset * 8 + 5) / 6;
        int lastWhole = shifted.length * 8 / 6;
        List<String> forms = new ArrayList<>();
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            forms.add(encoder.withoutPadding().encodeToString(shifted).substring(firstWhole, lastWhole));
        }
        return forms;
    }
}

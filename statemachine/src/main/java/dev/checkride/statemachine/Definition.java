package dev.checkride.statemachine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The definition of the run's state machine, in Amazon States Language. */
public final class Definition {
    private static final String FILE = "test-run.asl.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z]+)}");

    private Definition() {}

    /** The definition as it is deployed, with placeholders like <code>${ResultBucket}</code>. */
    public static String template() {
        try (InputStream file = Objects.requireNonNull(Definition.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own file " + FILE + " cannot be read", e);
        }
    }

    /**
     * The definition with all placeholders filled in.
     *
     * @throws IllegalArgumentException if a placeholder has no value
     */
    public static String of(Map<String, String> values) {
        return PLACEHOLDER.matcher(template()).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "The placeholder " + match.group() + " of " + FILE + " has no value");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}

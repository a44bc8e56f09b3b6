package dev.checkride.executor.target;

import dev.checkride.api.StackOutputs;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a stack's outputs in the place of <code>${Name}</code> in the values of {@code checkride.json}. */
final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    private final StackOutputs outputs;

    References(StackOutputs outputs) {
        this.outputs = outputs;
    }

    /**
     * The value with its references resolved.
     *
     * @param field the path of the value in {@code checkride.json}
     * @throws UnresolvedReferenceException if the stack lacks an output
     * @throws BlankValueException if an output or the whole value is blank
     */
    String resolve(String field, String value) {
        String resolved =
                REFERENCE.matcher(value).replaceAll(match -> Matcher.quoteReplacement(output(field, match.group(1))));
        if (resolved.isBlank()) {
            throw new BlankValueException(field);
        }
        return resolved;
    }

    private String output(String field, String name) {
        String value = outputs.find(name)
                .orElseThrow(() -> new UnresolvedReferenceException(field, name, outputs.stackName(), outputs.names()));
        if (value.isBlank()) {
            throw new BlankValueException(field, name, outputs.stackName());
        }
        return value;
    }
}

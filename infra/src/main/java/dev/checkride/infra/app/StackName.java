package dev.checkride.infra.app;

import dev.checkride.infra.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The name of a stack.
 *
 * @param value as CloudFormation takes it (CloudFormation API reference, CreateStack)
 */
record StackName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}");

    StackName {
        if (!ALLOWED.matcher(value).matches()) {
            throw new InvalidInputException("\"" + value + "\" is not a name that CloudFormation takes for a stack:"
                    + " letters, digits and hyphens, a letter first, 128 at most");
        }
    }
}

package dev.checkride.asl;

/**
 * The names that variables may have: Unicode identifiers of up to 80 characters, but for {@code states}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">Passing data between
 *     states with variables</a>
 */
final class VariableNames {
    private static final String RESERVED = "states";
    private static final int LONGEST = 80;

    private VariableNames() {}

    static boolean isAllowed(String name) {
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LONGEST
                && !name.equals(RESERVED)
                && isStart(name.codePointAt(0))
                && name.codePoints().allMatch(VariableNames::isPart);
    }

    /** JSONata has names with an underscore at their start, which Unicode does not. */
    private static boolean isStart(int character) {
        return character == '_' || Character.isUnicodeIdentifierStart(character);
    }

    private static boolean isPart(int character) {
        return Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
    }
}

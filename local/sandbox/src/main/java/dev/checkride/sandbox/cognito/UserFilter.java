package dev.checkride.sandbox.cognito;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filter of ListUsers: {@code attribute = "value"} or {@code attribute ^= "start"}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html">Searching for users</a>
 */
record UserFilter(String attribute, boolean prefix, String value) implements Predicate<User> {
    private static final Pattern SHAPE =
            Pattern.compile("\\s*\"?([\\w:]+)\"?\\s*(\\^?=)\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*");
    private static final int LONGEST = 256;
    private static final Set<String> SEARCHABLE = Set.of(
            "username",
            "email",
            "phone_number",
            "name",
            "given_name",
            "family_name",
            "preferred_username",
            "cognito:user_status",
            "status",
            "sub");

    static Predicate<User> parse(String filter) {
        if (filter.isBlank()) {
            return user -> true;
        }
        if (filter.length() > LONGEST) {
            throw UserPool.invalid("1 validation error detected: Value at 'filter' failed to satisfy constraint: Member"
                    + " must have length less than or equal to " + LONGEST);
        }
        Matcher matcher = SHAPE.matcher(filter);
        if (!matcher.matches()) {
            throw UserPool.invalid("Error while parsing filter.");
        }
        if (!SEARCHABLE.contains(matcher.group(1))) {
            throw UserPool.invalid("Attribute not found or not searchable in filter: " + matcher.group(1));
        }
        String value = matcher.group(3).replaceAll("\\\\(.)", "$1");
        return new UserFilter(matcher.group(1), matcher.group(2).equals("^="), value);
    }

    @Override
    public boolean test(User user) {
        return actual(user)
                .filter(text -> prefix ? text.startsWith(value) : text.equals(value))
                .isPresent();
    }

    private Optional<String> actual(User user) {
        if (attribute.equals("username")) {
            return Optional.of(user.username());
        }
        if (attribute.equals("cognito:user_status")) {
            return Optional.of(user.status().name());
        }
        if (attribute.equals("status")) {
            return Optional.of("Enabled");
        }
        return user.attribute(attribute);
    }
}

package dev.checkride.sandbox.cognito;

import java.util.Optional;
import java.util.function.IntPredicate;

/** What a user pool demands of a password. */
public record PasswordPolicy(
        int minimumLength, boolean uppercase, boolean lowercase, boolean numbers, boolean symbols) {
    /** The one that AWS gives a pool that names none: 8 characters of all four kinds. */
    public static final PasswordPolicy DEFAULT = new PasswordPolicy(8, true, true, true, true);

    private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

    /** What the password lacks, in Cognito's words; empty for a good one. */
    Optional<String> violation(String password) {
        if (password.length() < minimumLength) {
            return Optional.of("Password not long enough");
        }
        if (uppercase && lacks(password, Character::isUpperCase)) {
            return Optional.of("Password must have uppercase characters");
        }
        if (lowercase && lacks(password, Character::isLowerCase)) {
            return Optional.of("Password must have lowercase characters");
        }
        if (numbers && lacks(password, c -> c >= '0' && c <= '9')) {
            return Optional.of("Password must have numeric characters");
        }
        if (symbols && lacks(password, c -> SYMBOLS.indexOf(c) >= 0)) {
            return Optional.of("Password must have symbol characters");
        }
        return Optional.empty();
    }

    private static boolean lacks(String password, IntPredicate kind) {
        return password.chars().noneMatch(kind);
    }
}

package dev.checkride.sandbox.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * GetRandomPassword.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html">GetRandomPassword</a>
 */
final class RandomPassword {
    private static final int DEFAULT_LENGTH = 32;
    private static final int LONGEST = 4096;
    private static final String UPPERCASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWERCASE = "abcdefghijklmnopqrstuvwxyz";
    private static final String NUMBERS = "0123456789";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final Ids ids;
    private final Consumer<String> canaries;

    RandomPassword(Ids ids, Consumer<String> canaries) {
        this.ids = ids;
        this.canaries = canaries;
    }

    JsonNode get(JsonInput input) {
        int length = input.number("PasswordLength").orElse(DEFAULT_LENGTH);
        if (length < 1 || length > LONGEST) {
            throw invalid("PasswordLength must be from 1 to " + LONGEST + ", not " + length + ".");
        }
        List<String> types = types(input);
        if (types.isEmpty()) {
            throw invalid("The options exclude every character.");
        }
        boolean each = input.flag("RequireEachIncludedType", true);
        if (each && length < types.size()) {
            throw invalid("PasswordLength " + length + " is too short for one of each of " + types.size()
                    + " character types.");
        }
        String password = password(length, types, each);
        canaries.accept(password);
        return Json.object().put("RandomPassword", password);
    }

    private String password(int length, List<String> types, boolean each) {
        List<Character> characters = new ArrayList<>();
        if (each) {
            types.forEach(type -> characters.add(pick(type)));
        }
        String all = String.join("", types);
        while (characters.size() < length) {
            characters.add(pick(all));
        }
        StringBuilder password = new StringBuilder();
        while (!characters.isEmpty()) {
            password.append(characters.remove(ids.below(characters.size())).charValue());
        }
        return password.toString();
    }

    private char pick(String type) {
        return type.charAt(ids.below(type.length()));
    }

    private static List<String> types(JsonInput input) {
        List<String> types = new ArrayList<>();
        if (!input.flag("ExcludeUppercase", false)) {
            types.add(UPPERCASE);
        }
        if (!input.flag("ExcludeLowercase", false)) {
            types.add(LOWERCASE);
        }
        if (!input.flag("ExcludeNumbers", false)) {
            types.add(NUMBERS);
        }
        if (!input.flag("ExcludePunctuation", false)) {
            types.add(PUNCTUATION);
        }
        if (input.flag("IncludeSpace", false)) {
            types.add(" ");
        }
        String excluded = input.text("ExcludeCharacters").orElse("");
        return types.stream()
                .map(type -> without(type, excluded))
                .filter(type -> !type.isEmpty())
                .toList();
    }

    private static String without(String type, String excluded) {
        StringBuilder rest = new StringBuilder();
        type.chars().filter(c -> excluded.indexOf(c) < 0).forEach(c -> rest.append((char) c));
        return rest.toString();
    }

    private static ServiceError invalid(String message) {
        return ServiceError.of("InvalidParameterException", message);
    }
}

package dev.checkride.sandbox.secrets;

import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.ServiceError;

/** One filter of ListSecrets: values match from their start, with regard to case. */
final class SecretFilter {
    private SecretFilter() {}

    static boolean matches(Secret secret, JsonInput filter) {
        String key = filter.require("Key");
        return filter.texts("Values").stream().anyMatch(value -> switch (key) {
            case "name" -> secret.name().startsWith(value);
            case "description" -> secret.description().startsWith(value);
            case "tag-key" -> secret.tags().keySet().stream().anyMatch(tag -> tag.startsWith(value));
            case "tag-value" -> secret.tags().values().stream().anyMatch(tag -> tag.startsWith(value));
            default ->
                throw ServiceError.of(
                        "ValidationException",
                        "The sandbox filters secrets by name, description, tag-key and tag-value, not by " + key + ".");
        });
    }
}

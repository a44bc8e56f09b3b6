package dev.checkride.sandbox.cognito;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which attributes the accounts of a pool have, and what their values look like.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">Working with user attributes</a>
 */
final class AttributeSchema {
    /** The prefix of what a pool has declared. */
    static final String CUSTOM = "custom:";

    /** What every pool has. */
    static final List<String> STANDARD = List.of(
            "sub",
            "name",
            "given_name",
            "family_name",
            "middle_name",
            "nickname",
            "preferred_username",
            "profile",
            "picture",
            "website",
            "email",
            "email_verified",
            "gender",
            "birthdate",
            "zoneinfo",
            "locale",
            "phone_number",
            "phone_number_verified",
            "address",
            "updated_at");

    private static final Map<String, String> TYPES =
            Map.of("email_verified", "Boolean", "phone_number_verified", "Boolean", "updated_at", "Number");
    private static final Set<String> NOT_FOR_CLIENTS = Set.of("sub", "email_verified", "phone_number_verified");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    /** E.164. */
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9]\\d{1,14}");

    private final UserPoolSpec spec;
    private final Set<String> names = new LinkedHashSet<>(STANDARD);

    AttributeSchema(UserPoolSpec spec) {
        this.spec = spec;
        spec.customAttributes().forEach(name -> names.add(CUSTOM + name));
    }

    static boolean isAddress(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** Checks what a user gives who signs up. */
    void checkSignUp(String name, Map<String, String> attributes) {
        if (attributes.keySet().stream().anyMatch(NOT_FOR_CLIENTS::contains)) {
            throw ServiceError.of("NotAuthorizedException", "A client attempted to write unauthorized attribute");
        }
        check(attributes, missing(name, attributes));
    }

    /** Checks what an admin gives, who may leave out what a user must give. */
    void checkCreated(Map<String, String> attributes) {
        if (attributes.containsKey("sub")) {
            throw UserPool.invalid("Cannot modify the non-mutable attribute sub");
        }
        check(attributes, "");
    }

    /** As DescribeUserPool lists them. */
    void describe(ArrayNode list) {
        for (String name : names) {
            list.addObject()
                    .put("Name", name)
                    .put("AttributeDataType", TYPES.getOrDefault(name, "String"))
                    .put("Mutable", !name.equals("sub"))
                    .put(
                            "Required",
                            name.equals("sub") || spec.requiredAttributes().contains(name));
        }
    }

    private void check(Map<String, String> attributes, String missing) {
        StringBuilder violations = new StringBuilder(missing);
        attributes.keySet().stream()
                .filter(attribute -> !names.contains(attribute))
                .forEach(attribute ->
                        violations.append(attribute).append(": Attribute does not exist in the schema.\n"));
        if (violations.length() > 0) {
            throw UserPool.invalid("Attributes did not conform to the schema: " + violations);
        }
        String email = attributes.getOrDefault("email", "");
        if (!email.isEmpty() && !isAddress(email)) {
            throw UserPool.invalid("Invalid email address format.");
        }
        String phoneNumber = attributes.getOrDefault("phone_number", "");
        if (!phoneNumber.isEmpty() && !PHONE_NUMBER.matcher(phoneNumber).matches()) {
            throw UserPool.invalid("Invalid phone number format.");
        }
    }

    private String missing(String name, Map<String, String> attributes) {
        StringBuilder missing = new StringBuilder();
        for (String required : spec.requiredAttributes()) {
            boolean isName = spec.emailSignIn() && required.equals("email") && !name.isEmpty();
            if (!isName && attributes.getOrDefault(required, "").isEmpty()) {
                missing.append(required).append(": The attribute is required\n");
            }
        }
        return missing.toString();
    }
}

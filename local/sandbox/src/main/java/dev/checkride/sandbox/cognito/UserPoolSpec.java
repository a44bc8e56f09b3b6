package dev.checkride.sandbox.cognito;

import dev.checkride.sandbox.function.LambdaFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A user pool to be made.
 *
 * @param emailSignIn UsernameAttributes = email: users are known by address and sub, and their user name is the sub
 * @param requiredAttributes standard ones that whoever signs up must give
 * @param customAttributes what accounts have beside the standard ones, without {@code custom:}
 * @param selfSignUp whether SignUp is open
 * @param mfaRequired whether a right password is answered with a challenge
 * @param preSignUp the trigger that may refuse a user
 */
public record UserPoolSpec(
        String name,
        boolean emailSignIn,
        PasswordPolicy passwordPolicy,
        List<String> requiredAttributes,
        List<String> customAttributes,
        List<String> groups,
        List<ClientSpec> clients,
        Map<String, String> tags,
        boolean selfSignUp,
        boolean mfaRequired,
        Optional<LambdaFunction> preSignUp) {
    private static final Pattern CUSTOM_NAME = Pattern.compile("(?!custom:)[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,20}");

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException for a pool that AWS would not make
     */
    public UserPoolSpec {
        requiredAttributes = List.copyOf(requiredAttributes);
        customAttributes = List.copyOf(customAttributes);
        groups = List.copyOf(groups);
        clients = List.copyOf(clients);
        tags = Map.copyOf(tags);
        for (String attribute : requiredAttributes) {
            if (!AttributeSchema.STANDARD.contains(attribute)) {
                throw new IllegalArgumentException("Only a standard attribute can be required, not " + attribute
                        + ": see " + AttributeSchema.STANDARD + ".");
            }
        }
        for (String attribute : customAttributes) {
            if (!CUSTOM_NAME.matcher(attribute).matches()) {
                throw new IllegalArgumentException("A custom attribute is named by 1 to 20 letters, digits and marks,"
                        + " without " + AttributeSchema.CUSTOM + ", not " + attribute + ".");
            }
        }
    }

    /** A pool with e-mail sign-in, open to sign-up, with AWS's default password policy. */
    public static UserPoolSpec named(String name) {
        return new UserPoolSpec(
                name,
                true,
                PasswordPolicy.DEFAULT,
                List.of("email"),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                true,
                false,
                Optional.empty());
    }

    public UserPoolSpec signInByName() {
        return with(false, passwordPolicy, requiredAttributes, selfSignUp, mfaRequired, preSignUp);
    }

    public UserPoolSpec passwords(PasswordPolicy policy) {
        return with(emailSignIn, policy, requiredAttributes, selfSignUp, mfaRequired, preSignUp);
    }

    public UserPoolSpec requires(String... attributes) {
        return with(emailSignIn, passwordPolicy, List.of(attributes), selfSignUp, mfaRequired, preSignUp);
    }

    /** Declares attributes beside the standard ones; accounts carry them as {@code custom:NAME}. */
    public UserPoolSpec customAttributes(String... names) {
        return new UserPoolSpec(
                name,
                emailSignIn,
                passwordPolicy,
                requiredAttributes,
                List.of(names),
                groups,
                clients,
                tags,
                selfSignUp,
                mfaRequired,
                preSignUp);
    }

    public UserPoolSpec withoutSelfSignUp() {
        return with(emailSignIn, passwordPolicy, requiredAttributes, false, mfaRequired, preSignUp);
    }

    public UserPoolSpec requiringMfa() {
        return with(emailSignIn, passwordPolicy, requiredAttributes, selfSignUp, true, preSignUp);
    }

    public UserPoolSpec preSignUp(LambdaFunction trigger) {
        return with(emailSignIn, passwordPolicy, requiredAttributes, selfSignUp, mfaRequired, Optional.of(trigger));
    }

    public UserPoolSpec group(String group) {
        return with(append(groups, group), clients, tags);
    }

    public UserPoolSpec client(ClientSpec client) {
        return with(groups, append(clients, client), tags);
    }

    public UserPoolSpec tag(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(key, value);
        return with(groups, clients, more);
    }

    private UserPoolSpec with(List<String> newGroups, List<ClientSpec> newClients, Map<String, String> newTags) {
        return new UserPoolSpec(
                name,
                emailSignIn,
                passwordPolicy,
                requiredAttributes,
                customAttributes,
                newGroups,
                newClients,
                newTags,
                selfSignUp,
                mfaRequired,
                preSignUp);
    }

    private UserPoolSpec with(
            boolean email,
            PasswordPolicy policy,
            List<String> required,
            boolean signUp,
            boolean mfa,
            Optional<LambdaFunction> trigger) {
        return new UserPoolSpec(
                name, email, policy, required, customAttributes, groups, clients, tags, signUp, mfa, trigger);
    }

    private static <T> List<T> append(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}

package dev.checkride.executor.target;

import dev.checkride.executor.run.Configuration;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run tests, with every reference to an output resolved.
 *
 * @param stackName the stack
 * @param place where it lives
 * @param apiEndpoint the base URL of the application, without a slash at its end
 * @param userPoolId the id of the user pool
 * @param userPoolClientId the id of the app client
 * @param tables the names of the tables that a run may clear
 * @param accounts the accounts of the run, by alias
 */
public record ResolvedTarget(
        String stackName,
        Place place,
        URI apiEndpoint,
        String userPoolId,
        String userPoolClientId,
        List<String> tables,
        Map<String, Configuration.Account> accounts) {
    /** Copies its parts. */
    public ResolvedTarget {
        tables = List.copyOf(tables);
        accounts = Map.copyOf(accounts);
    }

    /**
     * Resolves what {@code checkride.json} says about a stack and about the accounts.
     *
     * @throws UnresolvedReferenceException if the stack lacks an output
     * @throws BlankValueException if a value is blank
     * @throws ForeignOutputException if a value belongs to another region
     * @throws MalformedValueException if the endpoint is no URL, or the pool's id none
     */
    public static ResolvedTarget of(
            Configuration.Stack stack, Map<String, Configuration.Account> accounts, StackSnapshot snapshot) {
        return new Resolution(snapshot).resolve(stack, accounts);
    }

    /** Where the application of a stack logs, without those whose output the stack lacks. */
    public static List<String> logGroups(Configuration.Stack stack, StackSnapshot snapshot) {
        References references = new References(snapshot.outputs());
        return stack.logGroups().stream()
                .flatMap(group -> resolved(references, group).stream())
                .toList();
    }

    private static Optional<String> resolved(References references, String group) {
        try {
            return Optional.of(references.resolve("logGroups", group));
        } catch (UnresolvedReferenceException missing) {
            // A link less in the report is no reason to fail.
            return Optional.empty();
        }
    }

    /** The ARN of the user pool. */
    public String userPoolArn() {
        return place.arn("cognito-idp", "userpool/" + userPoolId);
    }
}

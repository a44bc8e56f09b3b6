package dev.checkride.executor.session;

import java.util.List;
import java.util.Map;

/**
 * What a session says about itself.
 *
 * @param stackName the stack under test
 * @param apiEndpoint the base URL of the application
 * @param outputs the outputs of the stack
 * @param aliases the aliases of the accounts
 */
public record SessionContent(String stackName, String apiEndpoint, Map<String, String> outputs, List<String> aliases) {
    /** Copies its parts. */
    public SessionContent {
        outputs = Map.copyOf(outputs);
        aliases = List.copyOf(aliases);
    }
}

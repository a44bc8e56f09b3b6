package dev.checkride.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * Operations that a role may call.
 *
 * @param actions the operations, sorted
 * @param resources the ARNs that they may touch
 * @param conditions what has to hold besides, as IAM writes it
 */
record Grant(List<String> actions, List<String> resources, Map<String, Map<String, Object>> conditions) {
    static Grant of(List<String> actions, List<String> resources) {
        return new Grant(actions, resources, Map.of());
    }

    Grant when(String operator, String key, Object value) {
        return new Grant(actions, resources, Map.of(operator, Map.of(key, value)));
    }

    /** The statement, unless it names nothing: IAM refuses one without resources. */
    Optional<PolicyStatement> statement() {
        if (actions.isEmpty() || resources.isEmpty()) {
            return Optional.empty();
        }
        PolicyStatement.Builder statement =
                PolicyStatement.Builder.create().actions(actions).resources(resources);
        return Optional.of(
                conditions.isEmpty()
                        ? statement.build()
                        : statement.conditions(conditions).build());
    }
}

package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;
import java.util.List;

/** Thrown when the app client allows no login by user name and password. */
public final class AuthFlowDisabledException extends CheckrideException {
    AuthFlowDisabledException(String clientId, String poolId, List<String> flows) {
        super("App client " + clientId + " of user pool " + poolId
                + " allows no login by password: enable ALLOW_USER_PASSWORD_AUTH or ALLOW_ADMIN_USER_PASSWORD_AUTH"
                + " in its ExplicitAuthFlows (it has "
                + (flows.isEmpty() ? "none" : String.join(", ", flows)) + ")");
    }
}

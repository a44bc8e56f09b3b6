package dev.checkride.executor.accounts;

import java.util.Set;

/**
 * How many requests a second an AWS account may make in a region, over all its user pools (Cognito developer guide, "Quotas",
 * "Amazon Cognito user pools API operation categories and request rate quotas"). Only what a run asks once an account is
 * here; two of these cannot be raised.
 */
@SuppressWarnings("ImmutableEnumChecker") // The sets are unmodifiable; the checker sees their interface alone.
enum CognitoQuota {
    USER_CREATION(50, "SignUp", "AdminCreateUser", "AdminConfirmSignUp"),
    USER_AUTHENTICATION(120, "InitiateAuth", "AdminInitiateAuth"),
    USER_ACCOUNT_RECOVERY(30, "AdminSetUserPassword"),
    USER_UPDATE(25, "AdminAddUserToGroup", "AdminDeleteUser"),
    USER_READ(120, "AdminGetUser");

    private final int perSecond;
    private final Set<String> operations;

    CognitoQuota(int perSecond, String... operations) {
        this.perSecond = perSecond;
        this.operations = Set.of(operations);
    }

    boolean covers(String operation) {
        return operations.contains(operation);
    }

    int half() {
        return perSecond / 2;
    }
}

package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.target.AwsCall;
import dev.checkride.executor.target.ResolvedTarget;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Deletes the accounts of a run, and looks whether they are gone. */
public final class AccountRemover {
    private final CognitoIdentityProviderClient cognito;

    /** Deletes with a client. */
    public AccountRemover(CognitoIdentityProviderClient cognito) {
        this.cognito = cognito;
    }

    /**
     * Deletes users; goes on after a failure. Users that do not exist, or whose whole pool does not, are fine.
     *
     * @return those that are still there, or may be
     * @throws ForeignUserException if one of the names does not carry the run's mark; nothing is deleted then
     */
    public Leftovers remove(ExecutionName run, ResolvedTarget target, Collection<String> userNames) {
        for (String userName : userNames) {
            if (!AccountName.belongsTo(run, userName)) {
                throw new ForeignUserException(userName, run.mark());
            }
        }
        Map<String, String> left = new TreeMap<>();
        for (String userName : userNames) {
            collect(left, userName, () -> delete(target, userName));
        }
        for (String userName : userNames) {
            if (!left.containsKey(userName)) {
                collect(left, userName, () -> checkGone(target, userName, left));
            }
        }
        return new Leftovers(left);
    }

    private static void collect(Map<String, String> left, String userName, Runnable step) {
        try {
            step.run();
        } catch (CheckrideException e) {
            left.put(userName, String.valueOf(e.getMessage()));
        }
    }

    private void delete(ResolvedTarget target, String userName) {
        AwsCall.of("cognito-idp:AdminDeleteUser", target.userPoolArn()).get(() -> {
            try {
                cognito.adminDeleteUser(
                        request -> request.userPoolId(target.userPoolId()).username(userName));
                return true;
            } catch (UserNotFoundException | ResourceNotFoundException e) {
                return false;
            }
        });
    }

    private void checkGone(ResolvedTarget target, String userName, Map<String, String> left) {
        boolean there = AwsCall.of("cognito-idp:AdminGetUser", target.userPoolArn())
                .get(() -> {
                    try {
                        cognito.adminGetUser(request ->
                                request.userPoolId(target.userPoolId()).username(userName));
                        return true;
                    } catch (UserNotFoundException | ResourceNotFoundException e) {
                        return false;
                    }
                });
        if (there) {
            left.put(userName, "still there after its deletion");
        }
    }
}

package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.target.AwsCall;
import dev.checkride.executor.target.ResolvedTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Deletes the accounts of a run, and looks whether they are gone. */
public final class AccountRemover {
    /** As far as the clock that the run began by may be off Cognito's, by a wide margin. */
    private static final Duration CLOCKS = Duration.ofHours(1);

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
                collect(left, userName, () -> checkGone(target, userName, userName, left));
            }
        }
        return new Leftovers(left);
    }

    /**
     * Deletes users by the names that the pool itself has given them: a scenario may have changed the address that their planned
     * names are. Goes on after a failure.
     *
     * @param users the pool's names, by the planned ones
     * @param begun when the run began: users that were there long before are not its own, whatever is written
     * @return those that are still there, or may be
     */
    public Leftovers removeRenamed(ResolvedTarget target, Map<String, String> users, Instant begun) {
        Map<String, String> left = new TreeMap<>();
        users.forEach((userName, user) -> collect(
                left,
                userName,
                () -> find(target, user).ifPresent(found -> {
                    if (found.userCreateDate().isBefore(begun.minus(CLOCKS))) {
                        throw new ForeignUserException(user, begun);
                    }
                    delete(target, user);
                    checkGone(target, userName, user, left);
                })));
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

    private void checkGone(ResolvedTarget target, String userName, String user, Map<String, String> left) {
        if (find(target, user).isPresent()) {
            left.put(userName, "still there after its deletion");
        }
    }

    private Optional<AdminGetUserResponse> find(ResolvedTarget target, String userName) {
        return AwsCall.of("cognito-idp:AdminGetUser", target.userPoolArn()).get(() -> {
            try {
                return Optional.of(cognito.adminGetUser(
                        request -> request.userPoolId(target.userPoolId()).username(userName)));
            } catch (UserNotFoundException | ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }
}

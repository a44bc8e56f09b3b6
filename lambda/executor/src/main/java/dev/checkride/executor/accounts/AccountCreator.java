package dev.checkride.executor.accounts;

import dev.checkride.executor.target.AwsCall;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Creates the accounts of a run one after the other, puts them into their groups, and then logs them in. */
public final class AccountCreator {
    private final CognitoIdentityProviderClient cognito;
    private final Passwords passwords;
    private final LogIn logIn;
    private final Clock clock;

    /** Creates with clients of Cognito and, for random passwords, of Secrets Manager; warns if the machine's clock is wrong. */
    public AccountCreator(CognitoIdentityProviderClient cognito, SecretsManagerClient secretsManager, Clock clock) {
        this.cognito = cognito;
        this.passwords = new Passwords(secretsManager);
        this.logIn = new LogIn(cognito);
        this.clock = clock;
    }

    /**
     * Looks whether the names are free, which has to be done before they are planned: from then on, whoever has one of them
     * belongs to the run, and goes with it.
     *
     * @param planned the names that the run has planned already; asked after a user was found, since the invocation that made
     *     it has planned it before
     * @throws ForeignUserException if somebody has a name whom this run has not made
     */
    public void requireFree(AccountPlan plan, UserPool pool, Supplier<Collection<String>> planned) {
        List<PlannedAccount> taken = plan.accounts().stream()
                .filter(account -> exists(pool, account))
                .toList();
        if (!taken.isEmpty()) {
            Collection<String> own = planned.get();
            taken.stream()
                    .filter(account -> !own.contains(account.userName()))
                    .findFirst()
                    .ifPresent(account -> {
                        throw new ForeignUserException(account.alias(), account.userName(), pool.id());
                    });
        }
    }

    /**
     * Creates the planned accounts.
     *
     * @param earlier the names that an earlier invocation of the same step has planned: what it left behind is removed first
     * @param proceed called before each request, which may have waited for long; what it throws ends the work
     * @throws AccountRefusedException if Cognito refuses an account's data
     * @throws RejectedByTriggerException if a trigger of the pool refuses it
     * @throws ForeignUserException if somebody else's user has its name or its e-mail address
     * @throws GroupNotFoundException if a group is missing
     * @throws ChallengeException if a login wants more than the password
     * @throws LogInRefusedException if an account is not let in
     * @throws dev.checkride.executor.target.ThrottledException if Cognito throttled a call until there was no time left
     */
    public CreatedAccounts create(AccountPlan plan, UserPool pool, Collection<String> earlier, Runnable proceed) {
        Map<String, Credentials> created = new TreeMap<>();
        Map<String, String> users = new TreeMap<>();
        List<String> warnings = new ArrayList<>();
        for (PlannedAccount account : plan.accounts()) {
            if (earlier.contains(account.userName())) {
                proceed.run();
                removeLeftover(pool, account);
            }
            proceed.run();
            String password = passwords.next(pool);
            String user = new Registration(cognito, pool, account, password).create(proceed);
            if (!user.equals(account.userName())) {
                users.put(account.userName(), user);
            }
            Credentials credentials = logIn(pool, account, password, proceed);
            if (created.isEmpty()) {
                IdToken.read(credentials.idToken(), account.alias())
                        .clockWarning(clock.instant())
                        .ifPresent(warnings::add);
            }
            created.put(account.alias(), credentials);
        }
        return new CreatedAccounts(new RunSecret(pool, created), users, warnings);
    }

    private Credentials logIn(UserPool pool, PlannedAccount account, String password, Runnable proceed) {
        // A token lists the groups of the moment when it was issued.
        account.groups().forEach(group -> {
            proceed.run();
            join(pool, account, group);
        });
        proceed.run();
        return logIn.with(pool, account.alias(), account.userName(), password);
    }

    private boolean exists(UserPool pool, PlannedAccount account) {
        return AwsCall.of("cognito-idp:AdminGetUser", pool.arn()).get(() -> {
            try {
                cognito.adminGetUser(request -> request.userPoolId(pool.id()).username(account.userName()));
                return true;
            } catch (UserNotFoundException e) {
                return false;
            }
        });
    }

    private void removeLeftover(UserPool pool, PlannedAccount account) {
        AwsCall.of("cognito-idp:AdminDeleteUser", pool.arn()).get(() -> {
            try {
                cognito.adminDeleteUser(request -> request.userPoolId(pool.id()).username(account.userName()));
                return true;
            } catch (UserNotFoundException e) {
                return false;
            }
        });
    }

    private void join(UserPool pool, PlannedAccount account, String group) {
        AwsCall.of("cognito-idp:AdminAddUserToGroup", pool.arn()).run(() -> {
            try {
                cognito.adminAddUserToGroup(request -> request.userPoolId(pool.id())
                        .username(account.userName())
                        .groupName(group));
            } catch (ResourceNotFoundException e) {
                throw new GroupNotFoundException(account.alias(), group, pool.id(), e);
            }
        });
    }
}

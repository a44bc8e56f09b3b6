package dev.checkride.executor.accounts;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ExecutionName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The accounts that a run is going to create.
 *
 * @param run the execution that they belong to
 * @param accounts the accounts, by alias
 */
public record AccountPlan(ExecutionName run, List<PlannedAccount> accounts) {
    /** Copies its parts. */
    public AccountPlan {
        accounts = List.copyOf(accounts);
    }

    /**
     * Plans an account for each alias; the same execution always gets the same names.
     *
     * @param accounts the accounts of the configuration, with references resolved
     * @throws AccountRefusedException if the configuration gives an account an e-mail address
     */
    public static AccountPlan of(
            ExecutionName run, Map<String, Configuration.Account> accounts, UserPool.SignIn signIn) {
        return new AccountPlan(
                run,
                new TreeMap<>(accounts)
                        .entrySet().stream()
                                .map(entry -> planned(run, entry.getKey(), entry.getValue(), signIn))
                                .toList());
    }

    /** The names of all accounts, which is what has to be gone after the run. */
    public List<String> userNames() {
        return accounts.stream().map(PlannedAccount::userName).toList();
    }

    private static PlannedAccount planned(
            ExecutionName run, String alias, Configuration.Account account, UserPool.SignIn signIn) {
        if (account.attributes().containsKey(PlannedAccount.EMAIL)) {
            throw new AccountRefusedException(
                    alias,
                    "every account gets an address of its own: remove accounts." + alias
                            + ".attributes.email from checkride.json");
        }
        String email = AccountName.email(alias, run);
        Map<String, String> attributes = new TreeMap<>(account.attributes());
        attributes.put(PlannedAccount.EMAIL, email);
        String userName = signIn == UserPool.SignIn.EMAIL ? email : AccountName.plain(alias, run);
        return new PlannedAccount(alias, userName, account.creation(), account.groups(), attributes);
    }
}

package dev.checkride.executor.accounts;

import dev.checkride.executor.run.ExecutionName;
import java.util.regex.Pattern;

/** The names of a run's accounts: each carries the run's mark, so that no other user is ever mistaken for one of them. */
final class AccountName {
    private static final String PREFIX = "checkride-";
    private static final String DOMAIN = "@example.com";

    private AccountName() {}

    static String plain(String alias, ExecutionName run) {
        return PREFIX + alias + "-" + run.mark();
    }

    /** RFC 2606 reserves the domain: no mail to it ever reaches anybody. */
    static String email(String alias, ExecutionName run) {
        return plain(alias, run) + DOMAIN;
    }

    static boolean belongsTo(ExecutionName run, String userName) {
        return Pattern.matches(
                Pattern.quote(PREFIX) + "[a-z][a-z0-9-]*-" + run.mark() + "(" + Pattern.quote(DOMAIN) + ")?", userName);
    }
}

package dev.checkride.executor.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger while it is changed: what a run was begun with stays as it is. */
final class LedgerDraft {
    private final LedgerEntry before;
    boolean open;
    String target;

    @Nullable
    String fingerprint;

    @Nullable
    String userPool;

    @Nullable
    List<String> accounts;

    @Nullable
    Map<String, String> users;

    @Nullable
    String secretName;

    @Nullable
    List<String> leftovers;

    @Nullable
    String firstRed;

    @Nullable
    String settles;

    @Nullable
    String turn;

    @Nullable
    List<String> atWork;

    @Nullable
    List<String> warnings;

    LedgerDraft(LedgerEntry before) {
        this.before = before;
        open = before.open();
        target = before.target();
        fingerprint = before.fingerprint();
        userPool = before.userPool();
        accounts = before.accounts();
        users = before.users();
        secretName = before.secretName();
        leftovers = before.leftovers();
        firstRed = before.firstRed();
        settles = before.settles();
        turn = before.turn();
        atWork = before.atWork();
        warnings = before.warnings();
    }

    LedgerEntry entry() {
        return new LedgerEntry(
                before.execution(),
                before.runId(),
                open,
                before.request(),
                target,
                before.deadline(),
                fingerprint,
                userPool,
                accounts,
                users,
                secretName,
                leftovers,
                firstRed,
                settles,
                turn,
                atWork,
                warnings);
    }
}

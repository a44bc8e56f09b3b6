package dev.checkride.command;

import dev.checkride.executor.accounts.SecretStore;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run has made, by the names in its ledger.
 *
 * @param names each with its kind
 */
record Made(List<String> names) {
    /** What a run may have made whose ledger has not been read. */
    static Made unread(ExecutionName execution) {
        return new Made(List.of(
                "accounts whose names carry the mark " + execution.mark(), "secret " + SecretStore.nameOf(execution)));
    }

    static Made of(Optional<LedgerEntry> entry) {
        List<String> names = new ArrayList<>();
        entry.ifPresent(known -> {
            known.plannedAccounts().forEach(account -> names.add("account " + account));
            known.plannedSecret().ifPresent(secret -> names.add("secret " + secret));
        });
        return new Made(List.copyOf(names));
    }

    String removedBut(List<String> left) {
        if (!left.isEmpty()) {
            return "Left behind: " + String.join("; ", left);
        }
        return names.isEmpty()
                ? "Nothing had been made yet, nothing is left."
                : "Torn down: " + String.join(", ", names) + ". Nothing is left.";
    }

    String mayBeLeft() {
        return names.isEmpty()
                ? "The run had made neither accounts nor a secret, as far as is known."
                : "May be left: " + String.join(", ", names);
    }
}

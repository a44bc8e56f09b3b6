package dev.checkride.executor.handler;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.target.ResolvedTarget;
import dev.checkride.executor.target.StackSnapshot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stack as the run found it, kept in the ledger so that every later step sees the same.
 *
 * @param stack the stack
 * @param resolved what {@code checkride.json} says about it, with the outputs filled in
 * @param configuration the hash of {@code checkride.json}
 */
record Target(
        StackSnapshot stack,
        ResolvedTarget resolved,
        @Nullable String configuration) {
    static Target of(StackSnapshot stack, Configuration configuration) {
        return new Target(
                stack,
                ResolvedTarget.of(described(configuration, stack.stackName()), configuration.accounts(), stack),
                configuration.hash());
    }

    /** Whether {@code checkride.json} is still the one that the run began with. */
    boolean isDescribedBy(Configuration now) {
        return now.hash().equals(configuration);
    }

    static Configuration.Stack described(Configuration configuration, String stackName) {
        return Objects.requireNonNull(
                configuration.stacks().get(stackName), "a request names only stacks that are listed");
    }

    /** Where the application logs, as far as the stack has the outputs for it. */
    List<String> logGroups(Configuration now) {
        return isDescribedBy(now) ? ResolvedTarget.logGroups(described(now, stack.stackName()), stack) : List.of();
    }

    static Target of(LedgerEntry entry) {
        return Json.read(entry.target(), Target.class);
    }
}

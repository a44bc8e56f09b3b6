package dev.checkride.executor.handler;

import dev.checkride.executor.run.RunRequest;
import dev.checkride.executor.tables.ClearingPlan;
import dev.checkride.executor.tables.ClearingRequest;
import dev.checkride.executor.target.ClearingGuard;
import dev.checkride.executor.target.Place;
import dev.checkride.executor.target.StackSnapshot;
import java.util.Set;

/** What a run would delete, for whoever is asked before. */
public final class ClearingPreview {
    private ClearingPreview() {}

    /**
     * Checks every guard and counts what a run of the request would delete; deletes nothing.
     *
     * @param place where the stack is
     * @throws dev.checkride.executor.target.ClearingRefusedException if any guard forbids it for any table
     */
    public static ClearingPlan of(Settings settings, Place place, RunRequest request) {
        Services services = new Services(settings);
        StackSnapshot stack = services.stackReader(place).read(request.stackName());
        new ClearingGuard(services.configuration().guards()).check(stack);
        return services.tableClearer().plan(request(services, Target.of(stack, services.configuration())));
    }

    static ClearingRequest request(Services services, Target target) {
        StackSnapshot stack = target.stack();
        Set<String> tablesOfStack = services.stackReader(stack.place()).tables(stack.stackName());
        return new ClearingRequest(
                target.resolved().tables(),
                stack,
                tablesOfStack,
                services.configuration().guards(),
                Set.of(services.runsTable()));
    }
}

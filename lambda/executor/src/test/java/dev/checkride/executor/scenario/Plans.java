package dev.checkride.executor.scenario;

import dev.checkride.executor.run.PlannedScenario;
import java.util.List;
import java.util.Set;

/** Plans example scenarios as the catalogue does. */
final class Plans {
    private Plans() {}

    static PlannedScenario of(Class<?> scenario) {
        Discovery discovery = new Discovery(Set.of("admin"));
        discovery.discover(List.of(scenario));
        return discovery.scenarios().get(0);
    }
}

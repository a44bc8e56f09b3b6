package dev.checkride.executor.handler;

import java.util.Map;
import org.crac.Core;

/** The function that plans and runs scenarios. */
public final class ScenarioHandler extends StepHandler {
    /** For Lambda, which sets up its environment. */
    public ScenarioHandler() {
        this(Settings.ofProcess());
        Core.getGlobalContext().register(this);
    }

    /** For whoever runs the function with settings of its own. */
    public ScenarioHandler(Settings settings) {
        this(new Services(settings));
    }

    private ScenarioHandler(Services services) {
        this(services, new ScenarioPackage(services));
    }

    private ScenarioHandler(Services services, ScenarioPackage scenarios) {
        super(
                Map.of(
                        "PlanScenarios", new PlanScenarios(services, scenarios),
                        "RunScenario", new RunScenario(services, scenarios)),
                new SnapStart(ExecutorFunction.SCENARIO, services, scenarios::prime),
                services.patience());
    }
}

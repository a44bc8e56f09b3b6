package dev.checkride.executor.handler;

import java.util.Map;
import org.crac.Core;

/** The function that reads the stack, clears tables and creates accounts. */
public final class SetUpHandler extends StepHandler {
    /** For Lambda, which sets up its environment. */
    public SetUpHandler() {
        this(Settings.ofProcess());
        Core.getGlobalContext().register(this);
    }

    /** For whoever runs the function with settings of its own. */
    public SetUpHandler(Settings settings) {
        this(new Services(settings));
    }

    private SetUpHandler(Services services) {
        super(
                Map.of(
                        "ReadTarget", new ReadTarget(services),
                        "ClearTables", new ClearTables(services),
                        "CreateAccounts", new CreateAccounts(services)),
                new SnapStart(ExecutorFunction.SET_UP, services, application -> {}),
                services.patience());
    }
}

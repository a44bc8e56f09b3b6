package dev.checkride.executor.handler;

import java.util.Map;
import org.crac.Core;

/** The function that removes what the run has made and reports. */
public final class TearDownHandler extends StepHandler {
    /** For Lambda, which sets up its environment. */
    public TearDownHandler() {
        this(Settings.ofProcess());
        Core.getGlobalContext().register(this);
    }

    /** For whoever runs the function with settings of its own. */
    public TearDownHandler(Settings settings) {
        this(new Services(settings));
    }

    private TearDownHandler(Services services) {
        this(services, new TearDown(services), new Report(services));
    }

    private TearDownHandler(Services services, TearDown tearDown, Report report) {
        super(
                Map.of(
                        "NoteLoss",
                        new NoteLoss(services),
                        "TearDown",
                        tearDown,
                        "Report",
                        report,
                        "Sweep",
                        new Sweep(services, tearDown, report)),
                new SnapStart(ExecutorFunction.TEAR_DOWN, services, application -> {}),
                services.patience());
    }
}

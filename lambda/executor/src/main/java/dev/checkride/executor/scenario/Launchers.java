package dev.checkride.executor.scenario;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The launcher as this project uses it: Jupiter alone, and nothing that a jar or a system property could slip in. */
final class Launchers {
    private static final LauncherConfig CONFIG = LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build();

    private Launchers() {}

    static LauncherSession openSession() {
        return LauncherFactory.openSession(CONFIG);
    }

    static LauncherDiscoveryRequest request(
            List<? extends DiscoverySelector> selectors, Duration testTimeout, LauncherDiscoveryListener... listeners) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .enableImplicitConfigurationParameters(false)
                .configurationParameter("junit.jupiter.execution.timeout.default", testTimeout.toMillis() + " ms")
                .listeners(listeners)
                .build();
    }
}

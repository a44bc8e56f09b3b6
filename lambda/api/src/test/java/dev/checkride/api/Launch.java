package dev.checkride.api;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs classes as an executor does: in a launcher session whose store holds the environment. */
final class Launch implements TestExecutionListener {
    private final Map<TestIdentifier, TestExecutionResult> results = new LinkedHashMap<>();

    private Launch() {}

    static Launch of(Class<?> scenario, ScenarioEnvironment environment) {
        try (LauncherSession session = session()) {
            session.getStore()
                    .put(Namespace.create(ScenarioEnvironment.STORE_NAMESPACE), ScenarioEnvironment.class, environment);
            return run(scenario, session);
        }
    }

    static Launch withoutEnvironment(Class<?> scenario) {
        try (LauncherSession session = session()) {
            return run(scenario, session);
        }
    }

    /** How many tests passed. */
    long passed() {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().isTest())
                .filter(entry -> entry.getValue().getStatus() == TestExecutionResult.Status.SUCCESSFUL)
                .count();
    }

    /** What the test or container of this name threw. */
    Throwable failure(String displayName) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().getDisplayName().equals(displayName))
                .flatMap(entry -> entry.getValue().getThrowable().stream())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("Nothing failed in " + displayName + ": " + results));
    }

    /** What anything threw, if anything did. */
    Optional<Throwable> anyFailure() {
        return results.values().stream()
                .flatMap(result -> result.getThrowable().stream())
                .findFirst();
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        results.put(identifier, result);
    }

    private static Launch run(Class<?> scenario, LauncherSession session) {
        Launch launch = new Launch();
        session.getLauncher()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(scenario))
                                .build(),
                        launch);
        return launch;
    }

    private static LauncherSession session() {
        // Listeners of the surrounding build stay out.
        return LauncherFactory.openSession(LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .build());
    }
}

package dev.checkride.executor.scenario;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs a test that does nothing, so that the launcher's classes are loaded before they are needed. */
public final class LauncherPrimer {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private LauncherPrimer() {}

    /** Runs it, and returns how many tests succeeded. */
    public static long run() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = Launchers.openSession()) {
            session.getLauncher()
                    .execute(Launchers.request(List.of(DiscoverySelectors.selectClass(Nothing.class)), LIMIT), summary);
        }
        return summary.getSummary().getTestsSucceededCount();
    }

    static final class Nothing {
        @Test
        void happens() {
            // Nothing is what it is for.
        }
    }
}

package dev.checkride.executor.scenario;

import dev.checkride.api.ApiClient;
import dev.checkride.api.Scenario;
import dev.checkride.api.StackOutputs;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs a scenario that means nothing, so that all that scenarios need is loaded before the first one comes. */
public final class ScenarioRehearsal {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String ASSERTIONS = "org.assertj.core.api.Assertions";

    private ScenarioRehearsal() {}

    /**
     * Runs it.
     *
     * @param application an address that answers
     * @param loader what sees the scenarios
     * @return what it has reported
     */
    public static ScenarioReport against(URI application, ClassLoader loader, Clock clock) {
        String name = Nothing.class.getName();
        PlannedTest test = new PlannedTest(
                "[engine:junit-jupiter]/[class:" + name + "]/[method:happens(" + ApiClient.class.getName() + ")]",
                "happens",
                List.of());
        TargetUnderTest target = new TargetUnderTest(
                application.toString(), new StackOutputs("rehearsal", Map.of()), AccountSource.none(List.of()));
        ScenarioReport report = new ScenarioRunner(loader, LIMIT, clock, trail -> {})
                .run(new PlannedScenario("rehearsal", name, List.of(test)), target, 1, LIMIT);
        useAssertions(loader);
        return Json.read(Json.bytes(report), ScenarioReport.class);
    }

    /** By name: the scenarios bring the library along, and may have another. */
    private static void useAssertions(ClassLoader loader) {
        try {
            Object number = Class.forName(ASSERTIONS, true, loader)
                    .getMethod("assertThat", int.class)
                    .invoke(null, 1);
            number.getClass().getMethod("isEqualTo", int.class).invoke(number, 1);
        } catch (ReflectiveOperationException another) {
            // Theirs is loaded by the first of them.
            return;
        }
    }

    /** Asks the application for nothing in particular. */
    @Scenario
    static final class Nothing {
        @Test
        void happens(ApiClient api) {
            api.get("/");
        }
    }
}

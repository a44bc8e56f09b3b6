package dev.checkride.executor.scenario;

import dev.checkride.api.StackOutputs;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.TestOutcome;
import dev.checkride.executor.result.Trail;
import dev.checkride.executor.run.PlannedScenario;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Plans and runs example scenarios. */
record Runs(String endpoint, Duration testTimeout, Duration limit, Consumer<Trail> trails) {
    static final OneAccount ACCOUNTS = new OneAccount();

    /** What ends by itself has this long to do so on a machine that is busy with other things. */
    private static final Duration PLENTY = Duration.ofMinutes(10);

    /** Against no application. */
    static Runs alone() {
        return against("http://localhost:1");
    }

    static Runs against(String endpoint) {
        return new Runs(endpoint, PLENTY, PLENTY, trail -> {});
    }

    Runs withTestTimeout(Duration timeout) {
        return new Runs(endpoint, timeout, limit, trails);
    }

    Runs withLimit(Duration other) {
        return new Runs(endpoint, testTimeout, other, trails);
    }

    Runs withTrails(Consumer<Trail> keeper) {
        return new Runs(endpoint, testTimeout, limit, keeper);
    }

    ScenarioReport of(Class<?> scenario) {
        return of(Plans.of(scenario));
    }

    ScenarioReport of(PlannedScenario scenario) {
        TargetUnderTest target = new TargetUnderTest(endpoint, new StackOutputs("stack", Map.of()), ACCOUNTS);
        return new ScenarioRunner(Runs.class.getClassLoader(), testTimeout, Clock.systemUTC(), trails)
                .run(scenario, target, 1, limit);
    }

    static List<String> rows(ScenarioReport report) {
        return report.tests().stream()
                .map(row -> row.name() + ": " + row.status().json())
                .toList();
    }

    static TestOutcome row(ScenarioReport report, String name) {
        return report.tests().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name + " is not among " + rows(report)));
    }

    static String why(ScenarioReport report, String name) {
        TestOutcome row = row(report, name);
        return row.failure() == null
                ? ""
                : row.failure().type() + ": " + row.failure().message();
    }

    static boolean allowsGreen(ScenarioReport report) {
        return !report.tests().isEmpty()
                && report.tests().stream().map(TestOutcome::status).allMatch(Status::allowsGreen);
    }

    /** The planned tests that have no row. */
    static List<String> unreported(PlannedScenario plan, ScenarioReport report) {
        var reported = report.tests().stream().map(TestOutcome::planned).collect(Collectors.toSet());
        return plan.tests().stream()
                .map(PlannedScenario.PlannedTest::uniqueId)
                .filter(id -> !reported.contains(id))
                .toList();
    }
}

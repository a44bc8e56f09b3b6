package dev.checkride.executor.scenario;

import dev.checkride.api.Scenario;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.executor.run.Text;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Finds scenarios and their tests without running any, and what is wrong with them. */
final class Discovery {
    private final Map<String, PlannedScenario> scenarios = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> aliases;

    Discovery(Set<String> aliases) {
        this.aliases = aliases;
    }

    List<PlannedScenario> scenarios() {
        return scenarios.values().stream()
                .sorted(Comparator.comparing(PlannedScenario::className))
                .toList();
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    void search(ScenarioRoots roots) {
        RootClasses found = RootClasses.of(roots);
        problems.addAll(found.problems());
        discover(found.classes());
    }

    /** Looks at these classes; nested ones count as found by themselves. */
    void discover(List<Class<?>> classes) {
        try (LauncherSession session = Launchers.openSession()) {
            List<? extends DiscoverySelector> selectors =
                    classes.stream().map(DiscoverySelectors::selectClass).toList();
            TestPlan plan = session.getLauncher()
                    .discover(Launchers.request(selectors, Duration.ofMinutes(1), new Complaints()));
            plan.getRoots().forEach(engine -> plan.getChildren(engine).forEach(type -> add(plan, type)));
        }
        classes.stream().filter(Discovery::isScenario).forEach(this::inspect);
    }

    private static boolean isScenario(Class<?> type) {
        return type.isAnnotationPresent(Scenario.class) && !Modifier.isAbstract(type.getModifiers());
    }

    private void inspect(Class<?> type) {
        if (!scenarios.containsKey(type.getName())) {
            problems.add(type.getName() + " is a @Scenario without any test: add a @Test, or remove the annotation");
        }
        problems.addAll(new Parameters(aliases).problemsOf(type));
    }

    private void add(TestPlan plan, TestIdentifier identifier) {
        if (!(identifier.getSource().orElse(null) instanceof ClassSource source)) {
            return;
        }
        String name = source.getClassName();
        if (!source.getJavaClass().isAnnotationPresent(Scenario.class)) {
            problems.add(name + " has tests and no @Scenario: annotate the class, or move it out of the scenarios");
            return;
        }
        if (source.getJavaClass().getEnclosingClass() != null) {
            problems.add(name + " is nested: a scenario is a top-level class, move it to a file of its own");
        }
        List<PlannedTest> tests = new ArrayList<>();
        collect(plan, identifier, source, "", tests);
        if (!tests.isEmpty()) {
            scenarios.put(name, new PlannedScenario(RunKeys.scenarioId(name), name, tests));
        }
    }

    private static void collect(
            TestPlan plan, TestIdentifier type, ClassSource source, String prefix, List<PlannedTest> tests) {
        if (isTemplate(type)) {
            // Its invocations, and with them its tests, exist at run time alone: it is planned as a whole.
            tests.add(planned(type, prefix + source.getJavaClass().getSimpleName()));
            return;
        }
        for (TestIdentifier child : plan.getChildren(type)) {
            TestSource below = child.getSource().orElse(null);
            if (below instanceof MethodSource method) {
                tests.add(planned(child, prefix + method.getMethodName()));
            } else if (below instanceof ClassSource nested) {
                String name = isTemplate(child)
                        ? prefix
                        : prefix + nested.getJavaClass().getSimpleName() + ".";
                collect(plan, child, nested, name, tests);
            }
        }
    }

    private static boolean isTemplate(TestIdentifier type) {
        return type.getUniqueIdObject().getLastSegment().getType().endsWith("class-template");
    }

    private static PlannedTest planned(TestIdentifier test, String name) {
        List<String> tags =
                test.getTags().stream().map(tag -> tag.getName()).sorted().toList();
        return new PlannedTest(test.getUniqueId(), name, tags);
    }

    /** What the engine says of tests that it would leave out: a test that silently does not run could hide a red. */
    private final class Complaints implements LauncherDiscoveryListener {
        @Override
        public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
            if (issue.severity().compareTo(DiscoveryIssue.Severity.WARNING) >= 0) {
                problems.add(Text.oneLine(issue.message()));
            }
        }
    }
}

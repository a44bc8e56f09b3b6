package dev.checkride.executor.scenario;

import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import dev.checkride.executor.run.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Names rows: by the planned test and, where one test has many rows, by what tells them apart, which may hold arguments. */
final class RowNames {
    private static final int LONGEST_NAME = 500;

    private final Redactor redactor;
    private @Nullable TestPlan plan;

    RowNames(Redactor redactor) {
        this.redactor = redactor;
    }

    void begin(TestPlan started) {
        plan = started;
    }

    static String ofClass(String name) {
        return name + " (class)";
    }

    String of(TestIdentifier identifier, Optional<PlannedTest> test) {
        String name = test.map(planned -> planned.name() + pathBelow(planned, identifier))
                .orElseGet(() -> ofClass(identifier.getDisplayName()));
        return Text.shortened(Text.oneLine(redactor.redact(name)), LONGEST_NAME);
    }

    private String pathBelow(PlannedTest planned, TestIdentifier identifier) {
        Deque<String> path = new ArrayDeque<>();
        Optional<TestIdentifier> part = Optional.of(identifier);
        while (part.isPresent() && !part.get().getUniqueId().equals(planned.uniqueId())) {
            path.push(part.get().getDisplayName());
            part = parent(part.get());
        }
        return path.isEmpty() ? "" : " " + String.join(" > ", path);
    }

    private Optional<TestIdentifier> parent(TestIdentifier identifier) {
        return plan == null ? Optional.empty() : plan.getParent(identifier);
    }
}

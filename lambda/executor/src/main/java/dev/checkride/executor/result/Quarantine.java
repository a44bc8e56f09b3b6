package dev.checkride.executor.result;

import dev.checkride.executor.run.Configuration.Quarantined;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tests that run and are reported and do not decide, as long as the day has not come when they do again. */
public final class Quarantine {
    private final Map<String, Quarantined> active = new TreeMap<>();
    private final Map<String, Quarantined> expired = new TreeMap<>();

    /**
     * The quarantine on a day.
     *
     * @param byTag what {@code checkride.json} says of tests with these tags
     * @param today the day, in UTC
     */
    Quarantine(Map<String, Quarantined> byTag, LocalDate today) {
        byTag.forEach((tag, entry) -> (entry.lastDay().isBefore(today) ? expired : active).put(tag, entry));
    }

    /** The quarantine at a time. */
    public static Quarantine at(Instant now, Map<String, Quarantined> byTag) {
        return new Quarantine(byTag, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /** The same report, its rows marked that do not decide. */
    public ScenarioReport mark(PlannedScenario planned, ScenarioReport report) {
        List<TestOutcome> rows = report.tests().stream()
                .map(row -> tag(planned, row).map(row::inQuarantine).orElse(row))
                .toList();
        return new ScenarioReport(
                report.id(), report.className(), report.attempt(), report.start(), report.millis(), rows);
    }

    private Optional<String> tag(PlannedScenario planned, TestOutcome row) {
        return active.keySet().stream()
                .filter(tag -> testsOf(planned, row).stream()
                        .allMatch(test -> test.tags().contains(tag)))
                .findFirst();
    }

    /** The test of a row; a row of the class as a whole is about all of its tests. */
    private static List<PlannedTest> testsOf(PlannedScenario planned, TestOutcome row) {
        List<PlannedTest> own = planned.tests().stream()
                .filter(test -> test.uniqueId().equals(row.planned()))
                .toList();
        return own.isEmpty() ? planned.tests() : own;
    }

    /** What whoever reads the result must know of it: which planned tests decide again. */
    public List<String> notes(List<PlannedScenario> plan) {
        Set<String> tags = plan.stream()
                .flatMap(scenario -> scenario.tests().stream())
                .flatMap(test -> test.tags().stream())
                .collect(Collectors.toSet());
        return expired.entrySet().stream()
                .filter(entry -> tags.contains(entry.getKey()))
                .map(entry -> "the quarantine of the tag " + entry.getKey() + " ended on "
                        + entry.getValue().until()
                        + ": its tests decide again. Mend them, or extend it in checkride.json")
                .toList();
    }
}

package dev.checkride.executor.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a run's report in the Common Test Report Format (ctrf.io, specification 0.0.0). */
public final class CtrfFormat {
    /** Changes when a field of the result gets another meaning. */
    static final int VERSION = 1;

    private CtrfFormat() {}

    /** The report as JSON in UTF-8. */
    public static byte[] write(RunReport report) {
        ObjectNode root = Json.object();
        root.put("reportFormat", "CTRF");
        root.put("specVersion", "0.0.0");
        root.put("runId", report.runId());
        root.put("generatedBy", "checkride");
        ObjectNode results = root.putObject("results");
        results.putObject("tool").put("name", "checkride");
        results.set("summary", summary(report));
        ArrayNode tests = results.putArray("tests");
        report.scenarios()
                .forEach(scenario -> scenario.tests().forEach(test -> tests.add(row(report, scenario, test))));
        if (report.stackName() != null) {
            results.putObject("environment").put("appName", report.stackName());
        }
        results.set("extra", extra(report));
        return Json.bytes(root);
    }

    private static ObjectNode summary(RunReport report) {
        List<TestOutcome> rows = report.tests();
        ObjectNode summary = Json.object();
        summary.put("tests", rows.size());
        for (String status : List.of("passed", "failed", "skipped", "pending", "other")) {
            summary.put(
                    status,
                    rows.stream()
                            .filter(row -> row.status().ctrf().equals(status))
                            .count());
        }
        summary.put("flaky", rows.stream().filter(TestOutcome::flaky).count());
        summary.put("suites", report.scenarios().size());
        summary.put("start", report.start());
        summary.put("stop", report.stop());
        summary.put("duration", report.stop() - report.start());
        return summary;
    }

    private static ObjectNode row(RunReport report, ScenarioReport scenario, TestOutcome test) {
        ObjectNode row = Json.object();
        row.put(
                "id",
                UUID.nameUUIDFromBytes(test.id().getBytes(StandardCharsets.UTF_8))
                        .toString());
        row.put("testId", test.id());
        row.put("name", scenario.simpleName() + " " + test.name());
        row.put("status", test.status().ctrf());
        row.put("rawStatus", test.status().json());
        row.put("duration", test.millis());
        row.put("start", test.start());
        row.put("stop", test.start() + test.millis());
        row.putArray("suite").add(scenario.className());
        Failure failure = test.failure();
        explain(row, failure);
        attempts(row, test);
        ObjectNode extra = row.putObject("extra");
        if (test.quarantine() != null) {
            extra.put("quarantine", test.quarantine());
        }
        if (failure != null) {
            extra.put("failureType", failure.type());
            extra.put("reason", failure.inOneLine());
        }
        extra.put("red", report.isRed(test));
        extra.put("attempt", test.attempt());
        extra.set("exchanges", Json.tree(test.exchanges()));
        return row;
    }

    private static ObjectNode schedule(RunReport report) {
        Schedule schedule = report.details().schedule();
        ObjectNode json = Json.object().put("workers", schedule.workers());
        json.put("makespanMillis", Schedule.makespanMillis(report.scenarios()));
        json.put("lowerBoundMillis", schedule.lowerBoundMillis(report.scenarios()));
        json.set("entered", Json.tree(schedule.entered()));
        ArrayNode scenarios = json.putArray("scenarios");
        for (ScenarioReport scenario : report.scenarios()) {
            scenarios
                    .addObject()
                    .put("id", scenario.id())
                    .put("className", scenario.className())
                    .put("start", scenario.start())
                    .put("millis", scenario.millis())
                    .put("attempts", scenario.attempt());
        }
        return json;
    }

    private static void attempts(ObjectNode row, TestOutcome test) {
        if (test.earlier().isEmpty()) {
            return;
        }
        row.put("retries", test.earlier().size());
        row.put("flaky", test.flaky());
        ArrayNode attempts = row.putArray("retryAttempts");
        for (TestOutcome before : test.earlier()) {
            ObjectNode attempt = attempts.addObject();
            attempt.put("attempt", attempts.size());
            attempt.put("status", before.status().ctrf());
            attempt.put("duration", before.millis());
            attempt.put("start", before.start());
            attempt.put("stop", before.start() + before.millis());
            explain(attempt, before.failure());
            ObjectNode extra =
                    attempt.putObject("extra").put("rawStatus", before.status().json());
            extra.set("exchanges", Json.tree(before.exchanges()));
        }
    }

    private static void explain(ObjectNode row, @Nullable Failure failure) {
        if (failure != null) {
            row.put("message", failure.message().isEmpty() ? failure.type() : failure.message());
            row.put("trace", String.join("\n", failure.stack()));
        }
    }

    private static ObjectNode extra(RunReport report) {
        ObjectNode extra = Json.object();
        extra.put("version", VERSION);
        extra.put("verdict", report.verdict().json());
        extra.put("summary", report.summary());
        extra.put("setUpFailure", report.setUpFailure());
        extra.put("fingerprint", report.fingerprint());
        extra.set("origin", Json.tree(report.origin()));
        Rerun rerun = report.details().rerun();
        if (rerun != null) {
            extra.set("rerun", Json.tree(rerun));
        }
        extra.put("execution", report.details().execution());
        extra.set("logGroups", Json.tree(report.details().logGroups()));
        Cost cost = report.details().cost();
        if (cost != null) {
            extra.set("cost", Json.tree(cost));
        }
        extra.set("schedule", schedule(report));
        extra.set("notes", Json.tree(report.details().notes()));
        extra.set("cutOff", Json.tree(report.details().cutOff()));
        extra.set("irregularities", Json.tree(report.irregularities()));
        ObjectNode cleanup = extra.putObject("cleanup");
        cleanup.put("status", report.leftovers().isEmpty() ? "done" : "FAILED");
        cleanup.set("leftovers", Json.tree(report.leftovers()));
        return extra;
    }
}

package dev.checkride.command.terminal;

import dev.checkride.executor.result.CtrfFormat;
import dev.checkride.executor.result.Exchange;
import dev.checkride.executor.result.Failure;
import dev.checkride.executor.result.RunDetails;
import dev.checkride.executor.result.RunReport;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.TestOutcome;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scenarios, reports and results for tests. */
final class Samples {
    private Samples() {}

    static PlannedScenario planned(String simpleName, String... tests) {
        List<PlannedTest> all = Stream.of(tests)
                .map(test -> new PlannedTest(id(simpleName, test), test, List.of()))
                .toList();
        return new PlannedScenario(simpleName, "com.example." + simpleName, all);
    }

    static String id(String simpleName, String test) {
        return "[class:" + simpleName + "]/[method:" + test + "()]";
    }

    static ScenarioReport report(String simpleName, TestOutcome... tests) {
        return new ScenarioReport(simpleName, "com.example." + simpleName, 1, 0, 1_250, List.of(tests));
    }

    static TestOutcome passed(String simpleName, String test) {
        return row(simpleName, test, Status.PASSED, null);
    }

    static TestOutcome failed(String simpleName, String test, String message) {
        List<String> stack = List.of(
                "com.example.Helper.check(Helper.java:7)",
                "com.example." + simpleName + "." + test + "(" + simpleName + ".java:42)");
        return row(simpleName, test, Status.FAILED, new Failure("java.lang.AssertionError", message, stack));
    }

    private static TestOutcome row(String simpleName, String test, Status status, @Nullable Failure failure) {
        Exchange first = exchange("POST", "{\"name\":\"Ada\"}", 201, "{\"id\":1}");
        Exchange last = exchange("GET", null, 200, "[" + "1,".repeat(300) + "1]");
        String id = id(simpleName, test);
        return new TestOutcome(id, id, test, status, 0, 5, failure, List.of(first, last));
    }

    static Exchange exchange(String method, @Nullable String sent, int status, String received) {
        String url = "http://127.0.0.1:9/prod/users?page=2";
        return new Exchange(method, url, Map.of(), sent, status, Map.of(), received, 3, "regular", null);
    }

    static RedTest red(String message, Exchange... exchanges) {
        return new RedTest(
                "id", "com.example.First", "First a", Status.FAILED, "", message, List.of(), List.of(exchanges));
    }

    static byte[] result(ScenarioReport... scenarios) {
        return result(List.of(), scenarios);
    }

    static byte[] result(List<String> leftovers, ScenarioReport... scenarios) {
        return CtrfFormat.write(new RunReport(
                "run-1",
                "stack",
                "hash",
                Map.of(),
                0,
                2_000,
                List.of(scenarios),
                null,
                List.of(),
                leftovers,
                RunDetails.NONE));
    }
}

package dev.checkride.executor.handler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.page.ReportPage;
import dev.checkride.executor.result.CtrfFormat;
import dev.checkride.executor.result.JunitFormat;
import dev.checkride.executor.result.Rerun;
import dev.checkride.executor.result.ResultStore;
import dev.checkride.executor.result.RunReport;
import dev.checkride.executor.result.Verdict;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.executor.run.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Collects every planned result, writes the result, then answers with the summary or throws it. Where the event has an
 * {@code outcome}, the execution is over already and nobody is there to catch: then it writes and does not throw.
 */
final class Report implements Step {
    private static final int LONGEST_MESSAGE = 1_000;

    private final Services services;

    Report(Services services) {
        this.services = services;
    }

    @Override
    public Function<String, StepFailure> failure() {
        return RunIncomplete::new;
    }

    @Override
    public Object take(StepEvent event) {
        StateFailure failure = StateFailure.of(event.json().path("failure"));
        Optional<ExecutionOutcome> outcome = ExecutionOutcome.of(event.json().path("outcome"));
        Written written =
                write(event.execution(), failure, outcome, event.json().path("entered"));
        return outcome.isPresent() ? written.answer() : answerOrThrow(written);
    }

    /**
     * Writes the result of a run, unless it has one.
     *
     * @param entered when the execution entered which state, as far as that is known
     */
    Written write(ExecutionName execution, StateFailure failure, Optional<ExecutionOutcome> outcome, JsonNode entered) {
        ResultStore results = services.results();
        Optional<LedgerEntry> entry = services.ledger().find(execution.arn());
        ReportAssembly assembly = new ReportAssembly(services, results, execution, outcome).entered(entered);
        RunReport report = assembly.assemble(entry, failure);
        String key = new RunKeys(execution.runId()).result();
        byte[] ctrf = CtrfFormat.write(report);
        boolean first = results.writeOnce(key, ctrf, "application/json");
        writeForPeople(execution, report, first ? ctrf : results.read(key).orElse(ctrf), assembly);
        linkToEarlierRun(execution, report);
        if (report.passed() && !first && !passedBefore(key)) {
            throw new RunIncomplete("An earlier report of this run was red, and a report is final: " + again(execution)
                    + "; " + results.address(key));
        }
        String summary = report.verdict().json() + ": "
                + Text.shortened(Text.oneLine(report.summary()), LONGEST_MESSAGE) + "; "
                + results.address(new RunKeys(execution.runId()).page());
        return new Written(
                report.verdict(), report.passed() || first ? summary : summary + "; " + again(execution), key);
    }

    /** The pages tell what the result tells, which may be that of an earlier try. */
    private void writeForPeople(ExecutionName execution, RunReport report, byte[] ctrf, ReportAssembly assembly) {
        RunKeys keys = new RunKeys(execution.runId());
        JsonNode content = Json.read(ctrf, JsonNode.class).path("results");
        boolean sameVerdict = report.verdict().json().equals(verdict(content));
        byte[] page = new ReportPage(execution.runId().value(), content, assembly.histories(), List.of()).write();
        services.results().writeOnce(keys.page(), page, "text/html; charset=utf-8");
        if (sameVerdict) {
            services.results().writeOnce(keys.junit(), JunitFormat.write(report), "application/xml");
        }
    }

    /** The result of the earlier run is final; a file beside it says that this one has run its red tests again. */
    private void linkToEarlierRun(ExecutionName execution, RunReport report) {
        Rerun rerun = report.details().rerun();
        if (rerun != null) {
            Map<String, Object> link =
                    Map.of("run", execution.runId(), "verdict", report.verdict(), "summary", report.summary());
            services.results()
                    .writeOnce(new RunKeys(rerun.run()).rerun(execution.runId()), Json.bytes(link), "application/json");
        }
    }

    /** A redrive comes to a run that is over: its accounts are gone and its report is written. */
    private static String again(ExecutionName execution) {
        return "this run is over, start a new execution with the input {\"rerunFailedOf\": \"" + execution.runId()
                + "\"}";
    }

    /**
     * What is told of a run whose result is written.
     *
     * @param verdict its verdict
     * @param summary its verdict and summary in one line, with the place of the page
     * @param key the key of the result
     */
    record Written(Verdict verdict, String summary, String key) {
        Map<String, Object> answer() {
            return Map.of("verdict", verdict, "summary", summary, "result", key);
        }
    }

    private static Map<String, Object> answerOrThrow(Written written) {
        return switch (written.verdict()) {
            case PASSED -> written.answer();
            case TESTS_FAILED -> throw new TestsFailed(written.summary());
            case SET_UP_FAILED -> throw new SetUpFailed(written.summary());
            case INCOMPLETE -> throw new RunIncomplete(written.summary());
        };
    }

    /** A late result must not turn a run green that the pipeline has seen red. */
    private boolean passedBefore(String key) {
        return services.results()
                .read(key)
                .map(json -> Json.read(json, JsonNode.class))
                .filter(result -> Verdict.PASSED.json().equals(verdict(result.path("results"))))
                .isPresent();
    }

    private static String verdict(JsonNode results) {
        return results.at("/extra/verdict").asText();
    }
}

package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.command.CommandProcess.Ended;
import dev.checkride.command.RunState.ServicesPlace;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox of these tests plays AWS: it outlives the process of the run. */
class AftermathTests {
    private static final String RUN = "run-that-died";

    @TempDir
    private Path home;

    @Test
    void whatADeadRunHasMadeElsewhereIsRemovedByTheLedger() throws Exception {
        try (LocalRunFixture aws = LocalRunFixture.open(home.resolve(".checkride"))) {
            diedInTheMiddle(aws);
            assertThat(aws.residue()).hasSize(6);

            Ended ended = aftermath();

            assertThat(ended.exitCode()).as(ended.output()).isZero();
            assertThat(ended.output())
                    .contains("Running then: dev.checkride.scenarios.AdminCreatesUser")
                    .contains(
                            "Torn down: account checkride-admin-",
                            "secret checkride/checkride/" + RUN,
                            "Nothing is left.")
                    .contains("Result (incomplete): ", "results/runs/" + RUN + "/result.json");
            assertThat(aws.residue()).isEmpty();
            assertReported(aws);
            assertThat(home.resolve(".checkride/run-" + RUN + ".json")).doesNotExist();
        }
    }

    @Test
    void aRunWithoutAStateHasNothingToCleanUp() throws Exception {
        Ended ended = aftermath();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("There is no ", "run-" + RUN + ".json", "has ended and cleaned up");
    }

    /** A run that got as far as its scenarios, and whose machine then is gone. */
    private void diedInTheMiddle(LocalRunFixture aws) throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        aws.start(
                RUN,
                Json.object(),
                execution -> execution.listen(event -> {
                    if (event.type().equals("MapStateEntered")) {
                        execution.stop(null, null);
                        running.countDown();
                    }
                }));
        assertThat(running.await(5, TimeUnit.MINUTES)).isTrue();
        RunState own = aws.local().state(RUN);
        // As it stood when the stack had been read, before any account was planned.
        LedgerEntry now = aws.local().janitor(own.execution()).ledger().orElseThrow();
        LedgerEntry ledger =
                LedgerEntry.opened(now.executionName(), now.request(), now.target(), Instant.parse(now.deadline()));
        RunState state = new RunState(
                own.pid(),
                RUN,
                own.execution(),
                ServicesPlace.AWS,
                own.variables(),
                List.of(),
                List.of("dev.checkride.scenarios.AdminCreatesUser"),
                ledger);
        Files.copy(LocalRunFixture.PROJECT.home().resolve("checkride.json"), home.resolve("checkride.json"));
        new RunStateFile(new Project(home, home.resolve(".checkride")), RUN).write(state);
    }

    private static void assertReported(LocalRunFixture aws) throws Exception {
        ObjectNode result = Json.read(
                Files.readAllBytes(aws.resultFolder(new RunKeys(new RunId(RUN))).resolve("result.json")),
                ObjectNode.class);
        assertThat(result.at("/results/extra/verdict").asText()).isEqualTo("incomplete");
        for (JsonNode test : result.at("/results/tests")) {
            boolean hit = test.path("suite").get(0).asText().endsWith(".AdminCreatesUser");
            assertThat(test.path("rawStatus").asText()).isEqualTo(hit ? "lost" : "not run");
        }
    }

    private Ended aftermath() throws Exception {
        CommandProcess process = new CommandProcess(home).javaOption("-Dcheckride.home=" + home);
        Map<String, String> caller = Map.of("AWS_ACCESS_KEY_ID", "caller", "AWS_SECRET_ACCESS_KEY", "caller");
        return process.await(process.start(caller, "aftermath", RUN));
    }
}

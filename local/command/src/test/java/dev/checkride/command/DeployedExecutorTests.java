package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.checkride.command.CommandProcess.Ended;
import dev.checkride.executor.run.ConfigurationReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands for a deployed executor, as a user starts them, against the sandbox as the AWS that it is in. */
@ExtendWith(StartedProcesses.class)
class DeployedExecutorTests {
    private static final String SCENARIOS = """
            package dev.checkride.shaky;

            import static org.assertj.core.api.Assertions.assertThat;

            import dev.checkride.api.Scenario;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.concurrent.atomic.AtomicInteger;
            import org.awaitility.Awaitility;
            import org.junit.jupiter.api.Test;

            @Scenario
            class Shaky {
                private static final AtomicInteger CALLS = new AtomicInteger();

                @Test
                void holds() {
                    assertThat(CALLS).isNotNull();
                }

                @Test
                void shakes() {
                    assertThat(CALLS.incrementAndGet() % 3).isZero();
                }
            }

            @Scenario
            class Waits {
                @Test
                void untilItMayGoOn() {
                    Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> Files.exists(Path.of("GO")));
                }
            }
            """;

    private static final Pattern RUN = Pattern.compile("Run (\\S+) of arn:aws:states:us-east-1:\\d+:stateMachine:");

    @TempDir
    private Path folder;

    private LocalRunFixture sandbox() throws Exception {
        String source = SCENARIOS.replace("GO", folder.resolve("go").toString());
        String patient = Files.readString(LocalRunFixture.PROJECT.home().resolve("checkride.json"))
                .replace("\"defaults\": {", "\"defaults\": { \"testTimeoutSeconds\": 600,");
        return LocalRunFixture.configured(
                folder.resolve("data"),
                CompiledScenarios.in(folder, "Shaky", source),
                ConfigurationReader.read(patient.getBytes(StandardCharsets.UTF_8)));
    }

    private Process start(LocalRunFixture sandbox, String... arguments) throws Exception {
        Map<String, String> environment = new HashMap<>(sandbox.local().clientVariables());
        return command().start(environment, arguments);
    }

    private CommandProcess command() {
        return new CommandProcess(folder).javaOption("-Dcheckride.home=" + folder);
    }

    private Ended run(LocalRunFixture sandbox, String... arguments) throws Exception {
        return command().await(start(sandbox, arguments));
    }

    private static String runOf(String output) {
        Matcher run = RUN.matcher(output);
        assertThat(run.find()).as(output).isTrue();
        return run.group(1);
    }

    @Test
    void aRunIsStartedAwaitedShownRerunAndCompared() throws Exception {
        try (LocalRunFixture sandbox = sandbox()) {
            Ended red = run(sandbox, "start", "--wait", "--include", "Shaky");

            assertThat(red.exitCode()).as(red.output()).isEqualTo(1);
            String first = runOf(red.output());
            assertThat(red.output())
                    .containsSubsequence(
                            "  ReadTarget ",
                            "    ✗ Shaky ",
                            "        shakes: ",
                            "  RunScenarios ",
                            "  TearDown ",
                            "  Report ",
                            "✗ Shaky shakes",
                            "FAILED  1 scenario, 2 tests: 1 passed, 1 failed",
                            "Report: s3://results/runs/" + first + "/report.html",
                            "Run what is red again: ./checkride rerun " + first + " --executor Checkride")
                    .containsOnlyOnce("  ReadTarget ")
                    .containsOnlyOnce("    ✗ Shaky ");

            Ended green = run(sandbox, "rerun", first, "--executor", "Checkride", "--retries", "1");

            assertThat(green.exitCode()).as(green.output()).isZero();
            String second = runOf(green.output());
            assertThat(green.output())
                    .contains("    ✓ Shaky ", "so it is flaky", "rerun of what was red in " + first)
                    .doesNotContain("    ✗ Shaky ");

            assertThat(run(sandbox, "runs", "--executor", "Checkride").output())
                    .containsSubsequence(second + "  ", "  passed  ", first + "  ", "  tests failed  ");
            assertThat(run(sandbox, "runs", "--executor", "Checkride", "--limit", "1")
                            .output())
                    .contains(second)
                    .endsWith("and more: --limit\n");
            Ended report = run(sandbox, "report", first, "--executor", "Checkride");
            Path page = folder.resolve(".checkride/executors/results/runs/" + first + "/report-now.html");
            assertThat(report.output()).contains("✗ Shaky shakes", "Rerun: " + second + " passed", "Page: " + page);
            assertThat(page).content().contains(second);
            assertThat(page.resolveSibling("junit.xml")).isRegularFile();
            assertThat(run(sandbox, "diff", first, second, "--executor", "Checkride")
                            .output())
                    .contains("newly green:\n  Shaky shakes\n");
            assertThat(sandbox.residue()).isEmpty();
        }
    }

    @Test
    void whoeverEndsTheWaitingIsToldHowToGoOn() throws Exception {
        try (LocalRunFixture sandbox = sandbox()) {
            Process waiting = start(sandbox, "start", "--wait", "--include", "Waits");
            Path output = folder.resolve("output.txt");
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> Files.readString(output).contains("  CreateAccounts ") || !waiting.isAlive());
            waiting.destroy();
            Ended ended = command().await(waiting);

            String run = runOf(ended.output());
            assertThat(ended.output())
                    .contains("The run goes on. Follow it:  ./checkride follow " + run + " --executor Checkride\n"
                            + "Stop it:  aws stepfunctions stop-execution --execution-arn arn:aws:states:");
            Ended early = run(sandbox, "report", run, "--executor", "Checkride");
            assertThat(early.exitCode()).isEqualTo(2);
            assertThat(early.output())
                    .isEqualTo("checkride: The run " + run + " still runs: follow it by ./checkride follow " + run
                            + " --executor Checkride\n");
            assertThat(run(sandbox, "runs", "--executor", "Checkride").output()).contains("  running\n");

            Process following = start(sandbox, "follow", run);
            Files.createFile(folder.resolve("go"));
            Ended followed = command().await(following);

            assertThat(followed.exitCode()).as(followed.output()).isZero();
            assertThat(followed.output()).contains("    ✓ Waits ", "PASSED  1 scenario, 1 test: 1 passed");
        }
    }

    @Test
    void whoeverWantsNoProgressAsksForNone() throws Exception {
        try (LocalRunFixture sandbox = sandbox()) {
            List<String> asked = new CopyOnWriteArrayList<>();
            sandbox.local().sandbox().tell(call -> asked.add(call.operation()));

            Ended red = run(sandbox, "start", "--wait", "--quiet", "--include", "Shaky");

            assertThat(red.exitCode()).as(red.output()).isEqualTo(1);
            assertThat(red.output()).contains("✗ Shaky shakes", "FAILED  1 scenario, 2 tests");
            assertThat(asked).contains("DescribeExecution").doesNotContain("GetExecutionHistory", "DescribeMapRun");
        }
    }

    @Test
    void whatCannotBeFoundIsNamed() throws Exception {
        try (LocalRunFixture sandbox = sandbox()) {
            String machine = sandbox.local().machineArn();
            assertThat(refused(sandbox, "start", "--executor", "Nowhere"))
                    .isEqualTo(
                            "There is no stack Nowhere in us-east-1: name the one of the executor by --executor STACK,"
                                    + " its region by --region\n");
            assertThat(refused(sandbox, "runs", "--executor", "ws-serverless-patterns-users"))
                    .startsWith(
                            "The stack ws-serverless-patterns-users has no output StateMachineArn of an executor among ")
                    .endsWith(": name the executor by --state-machine ARN\n");
            assertThat(refused(sandbox, "start", "--state-machine", "checkride"))
                    .isEqualTo("\"checkride\" is not the ARN of a state machine\n");
            assertThat(refused(sandbox, "start", "--state-machine", machine + "2"))
                    .contains("states:StartExecution", "State Machine Does Not Exist");
            assertThat(refused(sandbox, "report", "nobody", "--state-machine", machine))
                    .isEqualTo("There is no result of a run nobody: the name is wrong, or it was deleted\n");
            assertThat(refused(sandbox, "follow", "nobody"))
                    .isEqualTo("There is no execution " + machine.replace("stateMachine", "execution")
                            + ":nobody: the run's name is wrong, or it ended more than 90 days ago\n");
            assertThat(refused(sandbox, "rerun", "--isolate", "--executor", "Checkride"))
                    .startsWith("--isolate is for runs on this machine");
            assertThat(refused(sandbox, "runs", "--region", "us-east-1"))
                    .isEqualTo("--region and --endpoint-url are for a deployed executor: add --executor STACK\n");
            assertThat(refused(sandbox, "rerun", "--executor", "Checkride"))
                    .startsWith("No run of " + machine + " has ended yet: start one by ./checkride start");
        }
    }

    private String refused(LocalRunFixture sandbox, String... arguments) throws Exception {
        Ended ended = run(sandbox, arguments);
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output()).startsWith("checkride: ");
        return ended.output().substring("checkride: ".length());
    }
}

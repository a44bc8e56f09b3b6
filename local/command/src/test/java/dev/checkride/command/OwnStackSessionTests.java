package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.checkride.command.CommandProcess.Ended;
import dev.checkride.command.RunState.ServicesPlace;
import dev.checkride.executor.run.ExecutionName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox in this process plays AWS; the session is in a process of its own. */
@DisabledOnOs(OS.WINDOWS)
@ExtendWith(StartedProcesses.class)
class OwnStackSessionTests {
    private static final String STACK = PlayedAws.STACK;
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private PlayedAws aws;

    @SuppressWarnings("NullAway.Init") // before each test
    private Path home;

    @BeforeEach
    void playAws() throws IOException {
        aws = PlayedAws.in(folder.resolve("aws"));
        home = ProjectCopy.in(folder.resolve("project"), PlayedAws::listing);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aScenarioRunsAgainstTheStackInAwsAndCtrlCLeavesNothingThere() throws Exception {
        CommandProcess command = command();
        Process session = open(command);
        String id = "session-" + session.pid();
        Ended ended;
        try {
            String mark = ExecutionName.of(execution(id)).mark();
            assertThat(aws.users()).hasSize(5).allMatch(user -> user.contains(mark));
            assertThat(aws.secrets()).containsExactly("checkride/checkride/" + id);
            assertThat(stateOf(id).read().services()).isEqualTo(ServicesPlace.AWS);
            assertThat(IdeRun.of(Class.forName("dev.checkride.scenarios.AdminCreatesUser"), home))
                    .contains(" 0 tests failed")
                    .doesNotContain(" 0 tests successful");
        } finally {
            session.destroy();
            ended = command.await(session);
        }

        assertThat(ended.output())
                .contains("A session of " + STACK + " in account " + PlayedAws.ACCOUNT + ", region " + PlayedAws.REGION)
                .contains("  mvn test -pl scenarios -am -Dscenario=AdminCannotCreateInvalidUser")
                .contains("The session has ended.")
                .doesNotContain("Left behind", "eyJ");
        assertNothingIsLeft(id);
        assertThat(home.resolve(".checkride/session")).doesNotExist();
    }

    @Test
    void whatAKilledSessionHasMadeIsRemovedByTheAftermath() throws Exception {
        CommandProcess command = command();
        Process session = open(command);
        String id = "session-" + session.pid();
        session.destroyForcibly();
        command.await(session);
        assertThat(aws.users()).hasSize(5);
        assertThat(aws.secrets()).hasSize(1);

        Ended aftermath = command.await(command.start(aws.environment(), "aftermath", id));

        assertThat(aftermath.exitCode()).as(aftermath.output()).isZero();
        assertThat(aftermath.output())
                .startsWith("The " + id + " did not end by itself.")
                .contains("Torn down: account checkride-admin-", "secret checkride/checkride/" + id, "Nothing is left.")
                .doesNotContain("Result (");
        assertNothingIsLeft(id);
        assertThat(home.resolve(".checkride/s3/results/runs")).doesNotExist();
    }

    @Test
    void theScriptCleansUpAfterASessionWhoseProcessWasKilled() throws Exception {
        ScriptHome script = ScriptHome.with(
                folder.resolve("script"),
                "Idle",
                "import dev.checkride.api.*; import org.junit.jupiter.api.*;\n"
                        + "@Scenario class Idle { @Test void idles() {} }");
        Process shell = script.start(aws.environment(), "session", "--stack", STACK);
        script.awaitOutput("Ctrl-C ends the session");
        RunState state = script.state();
        assertThat(aws.users()).hasSize(5);

        assertThat(ProcessHandle.of(state.pid()).orElseThrow().destroyForcibly())
                .isTrue();

        assertThat(script.exitCode(shell)).as(script.output()).isEqualTo(2);
        assertThat(script.output())
                .contains("Java ended (exit code 137) before it had cleaned up.", "Nothing is left.")
                .doesNotContain("Result (");
        assertThat(script.states()).isEmpty();
        assertThat(aws.users()).isEmpty();
        assertThat(aws.secrets()).isEmpty();
    }

    @Test
    void aSecondCtrlCSaysWhatMayBeLeftAndHowToRemoveIt() throws Exception {
        CommandProcess command = command();
        Process session = open(command);
        String id = "session-" + session.pid();
        CountDownLatch released = new CountDownLatch(1);
        aws.sandbox().tell(call -> {
            if (call.operation().equals("AdminDeleteUser")) {
                awaitQuietly(released);
            }
        });

        session.destroy();
        await().atMost(LONG).until(() -> command.printed().contains("Press Ctrl-C again"));
        session.destroy();
        Ended ended = command.await(session);
        released.countDown();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .contains("May be left: account checkride-admin-", "secret checkride/checkride/" + id)
                .contains("To remove it: ./checkride aftermath " + id)
                .doesNotContain("the sandbox, and all that was in it");
        assertThat(stateOf(id).read().pid()).isZero();
        Ended aftermath = command.await(command.start(aws.environment(), "aftermath", id));
        assertThat(aftermath.exitCode()).as(aftermath.output()).isZero();
        assertNothingIsLeft(id);
    }

    @Test
    void aTeardownThatAwsRefusesNamesWhatMayBeLeft() throws Exception {
        CommandProcess command = command();
        Process session = open(command);
        String id = "session-" + session.pid();
        aws.close();

        session.destroy();
        Ended ended = command.await(session);

        assertThat(ended.output()).contains("account checkride-admin-", "To remove it: ./checkride aftermath " + id);
        assertThat(stateOf(id).read().pid()).isZero();
    }

    @Test
    void aStackThatIsNotListedIsRefusedByName() throws Exception {
        CommandProcess command = command();

        Ended ended = command.await(command.start(aws.environment(), "session", "--stack", "another"));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .isEqualTo("checkride: checkride.json lists no stack \"another\"; it lists " + STACK + "\n");
        assertThat(home.resolve(".checkride")).doesNotExist();
    }

    @Test
    void aRegionWithoutAStackIsRefused() throws Exception {
        Ended ended = command().run("session", "--region", "eu-central-1");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .isEqualTo("checkride: --region is for a stack in AWS: add --stack NAME" + System.lineSeparator());
        assertThat(home.resolve(".checkride")).doesNotExist();
    }

    private void assertNothingIsLeft(String id) {
        assertThat(aws.users()).isEmpty();
        assertThat(aws.secrets()).isEmpty();
        assertThat(stateOf(id).exists()).isFalse();
    }

    private CommandProcess command() {
        return new CommandProcess(home).javaOption("-Dcheckride.home=" + home);
    }

    private Process open(CommandProcess command) throws IOException {
        Process session = command.start(aws.environment(), "session", "--stack", STACK);
        Path file = home.resolve(".checkride/session");
        await().atMost(LONG).until(() -> Files.exists(file) || !session.isAlive());
        assertThat(session.isAlive()).as(command.printed()).isTrue();
        return session;
    }

    private RunStateFile stateOf(String id) {
        return new RunStateFile(new Project(home, home.resolve(".checkride")), id);
    }

    private static String execution(String id) {
        return "arn:aws:states:" + PlayedAws.REGION + ":" + PlayedAws.ACCOUNT + ":execution:checkride:" + id;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

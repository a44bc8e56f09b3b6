package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.command.CommandProcess.Ended;
import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(StartedProcesses.class)
class SessionCommandTests {
    @TempDir
    private Path folder;

    @Test
    void aScenarioRunsAloneWhileASessionIsOpen() throws Exception {
        Path home = ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity());
        Path module = Files.createDirectories(home.resolve("scenarios/deep"));
        Path file = home.resolve(".checkride/session");
        CommandProcess command = command(home);
        Process session = open(command, file);
        try {
            JsonNode content = Json.parse(Files.readAllBytes(file));
            assertThat(content.fieldNames()).toIterable().containsExactlyInAnyOrder("address", "key");
            assertThat(content.path("address").asText()).startsWith("http://127.0.0.1:");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(IdeRun.of(scenario("AdminCreatesUser"), module)).contains(" 0 tests failed");
            assertThat(IdeRun.of(RedInIdeTestCase.class, module))
                    .contains("2 tests failed")
                    .contains("A step of the cleanup failed", "the cleanup's own words")
                    .contains("Last exchange: GET ", "/users", "403")
                    .doesNotContain("eyJ");

            Ended second = new CommandProcess(Files.createDirectories(folder.resolve("second")))
                    .javaOption("-Dcheckride.home=" + home)
                    .run("session");
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.output()).contains("A session is open already", file.toString());
        } finally {
            session.destroy();
        }
        Ended ended = command.await(session);

        assertThat(ended.output()).contains("The session has ended.").doesNotContain("Left behind");
        assertThat(file).doesNotExist();
        assertThat(IdeRun.of(scenario("AdminCreatesUser"), module))
                .contains("NoEnvironmentException", "Type: ./checkride session")
                .contains(" 0 tests successful");
    }

    @Test
    void aSessionThatWasKilledIsNamedAndReplaced() throws Exception {
        Path home = ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity());
        Path file = home.resolve(".checkride/session");
        CommandProcess command = command(home);
        Process killed = open(command, file);
        killed.destroyForcibly();
        command.await(killed);
        String stale = Files.readString(file);

        assertThat(IdeRun.of(scenario("AdminCreatesUser"), home))
                .contains("The session in " + file + " has ended: start ./checkride session again");

        Process next = command.start(Map.of(), "session");
        await().atMost(Duration.ofMinutes(5))
                .until(() -> !Files.readString(file).equals(stale));
        next.destroy();
        command.await(next);
        assertThat(file).doesNotExist();
    }

    @Test
    void aSetUpThatFailsEndsInTwoAndLeavesNoFile() throws Exception {
        Path home = ProjectCopy.in(
                folder.resolve("project"),
                text -> text.replace("\"status\": [401]", "\"status\": [599], \"timeoutSeconds\": 1"));

        Ended ended = command(home).run("session");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output()).contains("checkride: ReadTarget: ").doesNotContain("\tat ");
        assertThat(home.resolve(".checkride/session")).doesNotExist();
    }

    @Test
    void aSecondSignalEndsASessionThatIsStillBeingSetUp() throws Exception {
        Path home = ProjectCopy.in(
                folder.resolve("project"),
                text -> text.replace("\"status\": [401]", "\"status\": [599], \"timeoutSeconds\": 240"));
        CommandProcess command = command(home);
        Process session = command.start(Map.of(), "session");
        await().atMost(Duration.ofMinutes(5))
                .until(() -> session.descendants().findAny().isPresent());

        session.destroy();
        await().atMost(Duration.ofMinutes(5)).until(() -> command.printed().contains("Press Ctrl-C again"));
        session.destroy();

        Ended ended = command.await(session);
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("Ended at once: the sandbox");
    }

    private CommandProcess command(Path home) throws IOException {
        return new CommandProcess(home).javaOption("-Dcheckride.home=" + home);
    }

    private static Process open(CommandProcess command, Path file) throws IOException {
        Process session = command.start(Map.of(), "session");
        await().atMost(Duration.ofMinutes(5)).until(() -> Files.exists(file) || !session.isAlive());
        return session;
    }

    /** By name: no code here sees a scenario when it is compiled. */
    private static Class<?> scenario(String name) throws ClassNotFoundException {
        return Class.forName("dev.checkride.scenarios." + name);
    }
}

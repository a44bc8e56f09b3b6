package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.command.CommandProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalApplicationsTests {
    private static final ClassLoader LOADER = LocalApplicationsTests.class.getClassLoader();

    @Test
    void theSampleServesItsOwnStackAndThoseOfItsStages() {
        LocalApplications found = LocalApplications.of(
                List.of("ws-serverless-patterns-users", "ws-serverless-patterns-users-test"), LOADER);

        assertThat(found.byStack())
                .hasSize(2)
                .allSatisfy((stack, application) -> assertThat(application).isInstanceOf(SampleApplication.class));
    }

    @Test
    void aStackThatNobodyServesIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> LocalApplications.of(List.of("orders"), LOADER))
                .isInstanceOf(CannotRunException.class)
                .hasMessage("No application serves the stack \"orders\" of checkride.json in the sandbox: implement"
                        + " dev.checkride.command.LocalApplication and name the class in"
                        + " META-INF/services/dev.checkride.command.LocalApplication."
                        + " Found: dev.checkride.command.SampleApplication");
    }

    @Test
    void theCommandEndsInTwoBeforeItStartsAnything(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("checkride.json"), """
                {"stacks": {"orders": {}}, "defaults": {"stackName": "orders"}, "accounts": {
                  "admin": {}, "regular": {}, "reader": {}, "editor": {}, "leaver": {}}}
                """);

        Ended ended = new CommandProcess(folder)
                .javaOption("-Dcheckride.home=" + folder)
                .run("run");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output()).startsWith("checkride: No application serves the stack \"orders\"");
        assertThat(folder.resolve(".checkride")).doesNotExist();
    }

    @Test
    void aStackThatTwoServeIsRefused() {
        List<LocalApplication> two = List.of(new SampleApplication(), new SampleApplication());

        assertThatThrownBy(() -> LocalApplications.of(List.of("ws-serverless-patterns-users"), two))
                .isInstanceOf(CannotRunException.class)
                .hasMessageContaining("More than one application serves the stack \"ws-serverless-patterns-users\"");
    }
}

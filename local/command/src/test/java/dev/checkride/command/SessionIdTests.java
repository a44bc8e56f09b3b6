package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionIdTests {
    private static final String OWN = "session-" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    @Test
    void whatAnEarlierSessionOfTheSameNumberHasLeftIsNotOverwritten() throws Exception {
        Project project = new Project(folder, folder);
        assertThat(SessionId.ofThisProcess(project)).hasToString(OWN);

        Files.createFile(folder.resolve("run-" + OWN + ".json"));

        assertThat(SessionId.ofThisProcess(project)).hasToString(OWN + "-2");
        assertThat(SessionId.isOne(OWN + "-2")).isTrue();
    }

    @Test
    void aRunIsNoSession() {
        assertThat(SessionId.isOne(LocalRunId.next("local").value())).isFalse();
    }
}

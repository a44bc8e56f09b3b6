package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.command.CommandProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTests {
    @TempDir
    private Path folder;

    @Test
    void itTellsWhatARunWouldDoAndRunsNothing() throws Exception {
        Path home = ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity());

        Ended ended = new CommandProcess(home)
                .javaOption("-Dcheckride.home=" + home)
                .run("run", "--dry-run", "--clear-tables", "--include", "AdminCreatesUser");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("Dry run of ws-serverless-patterns-users in the sandbox: nothing is created, deleted or run.")
                .contains("would run     1 scenario, ")
                .contains("5 accounts: admin, editor, leaver, reader, regular")
                .contains("all items of table ws-serverless-patterns-users-users: 0 items");
        assertThat(home.resolve(".checkride/s3/results/runs")).doesNotExist();
    }

    @Test
    void aGuardThatForbidsTheClearingIsNamed() throws Exception {
        Path home =
                ProjectCopy.in(folder.resolve("project"), text -> text.replace("\"000000000000\"", "\"999999999999\""));

        Ended ended = new CommandProcess(home)
                .javaOption("-Dcheckride.home=" + home)
                .run("run", "--dry-run", "--clear-tables");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("may not be cleared in account 000000000000", "guards.accounts");
        assertThat(Files.exists(home.resolve(".checkride/s3/results/runs"))).isFalse();
    }
}

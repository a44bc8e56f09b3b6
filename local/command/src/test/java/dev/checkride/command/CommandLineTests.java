package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.command.CommandProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTests {
    @TempDir
    private Path folder;

    @Test
    void runPrintsWhatPassedAndWhereTheResultLies() throws Exception {
        Ended ended = new CommandProcess(folder).run("run");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("ReadTarget", "PlanScenarios", "CreateAccounts", "RunScenarios", "TearDown", "Report")
                .contains("✓ AdminCreatesUser")
                .contains("PASSED  11 scenarios");
        String result = ended.output().replaceAll("(?s).*Result: (\\S+).*", "$1");
        assertThat(folder.resolve(result)).isRegularFile();
    }

    @Test
    void listShowsScenariosAndTestsWithTheirTags() throws Exception {
        Ended ended = new CommandProcess(folder).run("list");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("dev.checkride.scenarios.AdminCreatesUser")
                .contains("theNewUserComesBackWithItsNameAndAnId  [admin, smoke]")
                .containsPattern("11 scenarios, \\d+ tests, found in \\d+ ms");
    }

    @Test
    void listRespectsTheSelection() throws Exception {
        Ended ended = new CommandProcess(folder).run("list", "--include", "Admin*", "--exclude", "*#*Gone*");

        assertThat(ended.output())
                .contains("AdminDeletesUser", "deletingTwiceIsNoError")
                .doesNotContain("theUserIsGoneAfterwards", "UserReadsOwnData");
    }

    @Test
    void aSelectionThatMatchesNothingEndsInTwoAndNamesTheNearest() throws Exception {
        Ended ended = new CommandProcess(folder).run("run", "--include", "AdminCreateUser");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .isEqualTo(
                        "checkride: No scenario or test matches \"AdminCreateUser\"; did you mean \"AdminCreatesUser\"?"
                                + " List them with ./checkride list\n");
    }

    @Test
    void anUnknownOptionEndsInTwoAndShowsTheUsage() throws Exception {
        Ended ended = new CommandProcess(folder).run("run", "--includes", "x");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("Unknown option", "--include");
    }

    @Test
    void helpListsTheCommands() throws Exception {
        Ended ended = new CommandProcess(folder).run("--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output())
                .containsPattern("(?m)^  run +Runs ")
                .containsPattern("(?m)^  report ")
                .containsPattern("(?m)^  sandbox ");
    }

    @Test
    void anUnknownCommandEndsInTwoAndNamesTheNearest() throws Exception {
        Ended ended = new CommandProcess(folder).run("reprot");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("'reprot'", "Did you mean", "report");
    }

    @Test
    void aMissingConfigurationIsNamedWithItsPath() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Ended ended = new CommandProcess(folder)
                .javaOption("-Dcheckride.home=" + empty)
                .run("run");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("There is no " + empty.resolve("checkride.json"));
    }
}

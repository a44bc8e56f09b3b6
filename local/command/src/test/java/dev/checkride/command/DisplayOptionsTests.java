package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.command.CommandProcess.Ended;
import dev.checkride.executor.run.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplayOptionsTests {
    private static final String ONE = "CallerWithoutTokenIsTurnedAway";

    @TempDir
    private Path folder;

    private static JsonNode json(Ended ended) throws Exception {
        return Json.parse(ended.output().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void jsonIsAloneOnTheStandardOutput() throws Exception {
        Path errors = folder.resolve("errors.txt");

        Ended ended = new CommandProcess(folder).errorsTo(errors).run("run", "--include", ONE, "--json");

        assertThat(ended.exitCode()).isZero();
        assertThat(json(ended).path("reportFormat").asText()).isEqualTo("CTRF");
        assertThat(Files.readString(errors)).contains("ReadTarget", "PASSED  1 scenario");
    }

    @Test
    void jsonTellsWhyTheRunCouldNotBegin() throws Exception {
        Path errors = folder.resolve("errors.txt");
        CommandProcess command = new CommandProcess(folder).errorsTo(errors);

        Ended nothing = command.run("run", "--json", "--include", "Nothing");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(json(nothing).path("error").asText()).contains("matches \"Nothing\"");

        Ended wrong = command.run("run", "--json", "--includes", "x");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(json(wrong).path("error").asText()).contains("--includes");
    }

    @Test
    void theQuietSeeOnlyTheVerdictAndThePaths() throws Exception {
        Ended ended = new CommandProcess(folder).run("run", "--include", ONE, "--quiet");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output().lines()).hasSize(3).first().asString().startsWith("PASSED  1 scenario");
    }

    @Test
    void onlyTheVerboseSeeLogLinesAndNoControlCharacters() throws Exception {
        Path home =
                ProjectCopy.in(folder.resolve("project"), text -> text.replace(PlayedAws.STACK, LoudApplication.STACK));
        CommandProcess command = new CommandProcess(folder)
                .javaOption("-Dcheckride.home=" + home)
                .javaOption("-Dcheckride.terminal=true")
                .classPath(LoudApplication.service(folder.resolve("service")));
        Map<String, String> dumb = Map.of("TERM", "dumb");

        Ended verbose = command.await(command.start(dumb, "run", "--include", "AdminListsUsers", "--verbose"));
        Ended normal = command.await(command.start(dumb, "run", "--include", "AdminListsUsers"));

        assertThat(verbose.output())
                .contains("ReadTarget", "PASSED", "  [loud-UsersFunction] " + LoudApplication.LINE)
                .doesNotContain("\u001b", "\r");
        assertThat(normal.output()).contains("ReadTarget", "PASSED").doesNotContain(LoudApplication.LINE);
    }

    @Test
    void theOptionsExcludeEachOther() throws Exception {
        Ended ended = new CommandProcess(folder).run("run", "--quiet", "--verbose");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("mutually exclusive");
    }

    @Test
    void aTerminalIsRedrawnAndGetsItsCursorBack() throws Exception {
        CommandProcess command = new CommandProcess(folder).javaOption("-Dcheckride.terminal=true");

        Ended ended = command.await(command.start(Map.of("TERM", "xterm", "CI", ""), "run", "--include", ONE));

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output()).contains("\u001b[?25l", "1/1", "✓").containsOnlyOnce("\u001b[?25h");
        assertThat(ended.output().substring(ended.output().indexOf("\u001b[?25h")))
                .contains("PASSED");
    }
}

package dev.checkride.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts Checkride where the projects of teams find it: into the local Maven repository. */
@FunctionalInterface
interface Installation {
    /**
     * Installs, or finds that nothing has to be done.
     *
     * @throws CannotRunException if that fails
     */
    void install();

    /**
     * The installation from a checkout. From a project that is none there is nothing to install: it has its Checkride
     * from the repository.
     *
     * @param environment whose {@code CHECKRIDE_MAVEN_ARGS} holds more arguments for Maven, separated by blanks
     */
    static Installation of(Path home, Map<String, String> environment) {
        if (!Files.exists(home.resolve("local").resolve("command").resolve("pom.xml"))) {
            return () -> {};
        }
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-q", "-Dmaven.test.skip=true"));
        // What verifies a change is no matter of an installation, which passes that phase.
        command.addAll(List.of("-Dspotless.check.skip=true", "-Djacoco.skip=true"));
        command.addAll(List.of("-pl", "local/command", "-am", "install"));
        command.addAll(List.of(
                environment.getOrDefault("CHECKRIDE_MAVEN_ARGS", "").trim().split("\\s+")));
        command.removeIf(String::isEmpty);
        return () -> CommandLineTool.in(home).run("Checkride cannot be installed", command);
    }
}

package dev.checkride.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a project for a team's own tests. */
@Command(
        name = "new",
        description = "Writes a Maven project for your own tests: one scenario, a small application under test, and a"
                + " test that runs Checkride.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Checkride itself is installed into the local Maven repository, where the project finds it;"
                    + " CHECKRIDE_MAVEN_ARGS holds more arguments for Maven.",
            "",
            "Exit code: 0 the project is there, 2 it could not be written."
        })
final class NewCommand implements Callable<Integer> {
    private final Installation installation;

    @Parameters(paramLabel = "DIR", description = "The project's folder; it must not exist, or be empty.")
    private Path folder = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The project's artifact and its stack; the folder's name by default.")
    private @Nullable String name;

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description = "The Java package; the name without its hyphens by default.")
    private @Nullable String packageName;

    @Spec
    private CommandSpec spec;

    NewCommand() {
        this(Installation.of(Project.ofProcess().home(), System.getenv()));
    }

    NewCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        NewProject project = NewProject.of(folder, name, packageName);
        ProjectTemplate.requireFree(project.folder());
        String version = version();
        out.println("Installing Checkride " + version + " into the local Maven repository ...");
        out.flush();
        installation.install();
        new ProjectTemplate(version).write(project);
        out.println("The project " + project.name() + " is in " + project.folder());
        out.println();
        out.println("Next:");
        out.println("  cd " + folder);
        out.println("  ./checkride run    # builds the project and runs its scenario in a sandbox on this machine");
        out.println("  mvn -B verify      # the same as a test of the build");
        out.println();
        out.println("README.md there says what to replace with your own.");
        out.flush();
        return ExitCode.GREEN;
    }

    private static String version() {
        Properties build = new Properties();
        try {
            build.load(new ByteArrayInputStream(Resource.bytes("/dev/checkride/command/build.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version");
    }
}

package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.scenario.TargetUnderTest;
import dev.checkride.executor.session.SessionClient;
import dev.checkride.executor.session.SessionFile;
import dev.checkride.executor.session.SessionUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves stack and accounts to scenarios that are started one by one, as from an IDE. */
@Command(
        name = "session",
        description =
                "Sets the sandbox and the accounts up and keeps them, so that single scenarios run from an IDE or from"
                        + " Maven. Ctrl-C ends it.",
        mixinStandardHelpOptions = true)
final class SessionCommand implements Callable<Integer> {
    @Option(names = "--verbose", description = "Show the functions' log lines.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Project project = Project.ofProcess();
        SessionFile file = SessionFile.of(project.home());
        refuseSecond(file);
        Configuration configuration = project.configuration();
        ClassLoader scenarios = SessionCommand.class.getClassLoader();
        LocalApplications applications = LocalApplications.of(configuration.stackNames(), scenarios);
        LocalContext.Log log = LocalContext.Log.printing(out, verbose);
        try (EndOfProcess end = EndOfProcess.held(spec.commandLine().getErr())) {
            try (LocalRun run =
                    LocalRun.open(LocalRun.settings(project), configuration, applications, scenarios, log)) {
                RunId id = new RunId("session-" + ProcessHandle.current().pid());
                Session session = new Session(run, id, log, Clock.systemUTC());
                try {
                    serve(session, configuration.aliases().stream().sorted().toList(), file, end, out);
                } finally {
                    session.end().forEach(left -> out.println("Left behind: " + left));
                }
            }
            // Said while the end is held back: the process is gone as soon as it is not.
            out.println("The session has ended.");
            out.flush();
        }
        return ExitCode.GREEN;
    }

    private static void serve(
            Session session, List<String> aliases, SessionFile file, EndOfProcess end, PrintWriter out)
            throws IOException, InterruptedException {
        JsonNode defaults = Json.object();
        TargetUnderTest target = session.open(defaults);
        try (SessionServer server = SessionServer.start(target, aliases, new SecureRandom())) {
            file.write(server.content());
            try {
                explain(out, target.outputs().stackName(), aliases);
                end.await();
            } finally {
                file.delete();
            }
        }
    }

    private static void explain(PrintWriter out, String stack, List<String> aliases) {
        out.println("A session of " + stack + " is open, with the accounts " + String.join(", ", aliases) + ".");
        out.println("Run or debug any scenario from your IDE now, or in another terminal:");
        out.println("  mvn test -pl scenarios -am -Dscenario=AdminCreatesUser");
        out.println("Ctrl-C ends the session and removes what it has made.");
        out.flush();
    }

    private static void refuseSecond(SessionFile file) {
        if (!file.exists()) {
            return;
        }
        try {
            new SessionClient(file).content();
        } catch (SessionUnavailableException stale) {
            // Its process was killed: the file is replaced.
            return;
        }
        throw new CannotRunException(
                "A session is open already, see " + file.path() + ": use it, or end it with Ctrl-C in its terminal",
                null);
    }
}

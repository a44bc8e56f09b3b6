package dev.checkride.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunRequest;
import dev.checkride.executor.scenario.TargetUnderTest;
import dev.checkride.executor.session.SessionClient;
import dev.checkride.executor.session.SessionFile;
import dev.checkride.executor.session.SessionUnavailableException;
import dev.checkride.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves stack and accounts to scenarios that are started one by one, as from an IDE. */
@Command(
        name = "session",
        description =
                "Sets the sandbox and the accounts up and keeps them, so that single scenarios run from an IDE or from"
                        + " Maven. With --stack the accounts are in AWS. Ctrl-C ends it.",
        mixinStandardHelpOptions = true)
final class SessionCommand implements Callable<Integer> {
    @Mixin
    private final OwnStackOptions ownStack = new OwnStackOptions();

    @Option(names = "--verbose", description = "Show the functions' log lines.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Project project = Project.ofProcess();
        refuseSecond(SessionFile.of(project.home()));
        Configuration configuration = project.configuration();
        ObjectNode request = Json.object();
        ownStack.stack().ifPresent(name -> request.put("stackName", name));
        // Bad input is refused here already, before anything is started for it.
        RunRequest.of(request, configuration);
        Optional<CallersAws> aws = ownStack.connect(System.getenv());
        LocalContext.Log log = LocalContext.Log.printing(spec.commandLine().getOut(), verbose);
        Supplier<LocalRun> place = place(project, configuration, aws, log);
        SessionGuide guide =
                new SessionGuide(configuration, SessionCommand.class.getClassLoader(), aws.map(CallersAws::place));
        try (EndOfProcess end = EndOfProcess.held(spec.commandLine().getErr())) {
            try (LocalRun run = place.get()) {
                hold(run, project, request, guide, log, end);
            }
            end.done(spec.commandLine().getOut(), "The session has ended.");
        }
        return ExitCode.GREEN;
    }

    private void hold(
            LocalRun run,
            Project project,
            ObjectNode request,
            SessionGuide guide,
            LocalContext.Log log,
            EndOfProcess end)
            throws IOException, InterruptedException {
        String id = SessionId.ofThisProcess(project).value();
        RunState state = run.state(id);
        Session session = new Session(run, state.execution(), log, Clock.systemUTC());
        SessionCleanup cleanup = new SessionCleanup(
                session,
                run.janitor(state.execution()),
                new RunStateFile(project, id),
                state,
                spec.commandLine().getErr());
        end.lastWords(cleanup::abandon);
        try {
            TargetUnderTest target = session.open(request, cleanup::begin);
            cleanup.made();
            serve(target, guide, SessionFile.of(project.home()), end);
        } finally {
            cleanup.end();
        }
    }

    /** Where the stack is, is known before anything starts. */
    private static Supplier<LocalRun> place(
            Project project, Configuration configuration, Optional<CallersAws> aws, LocalContext.Log log) {
        ClassLoader scenarios = SessionCommand.class.getClassLoader();
        SandboxSettings settings = LocalRun.settings(project);
        if (aws.isPresent()) {
            return () -> LocalRun.openFor(aws.get(), settings, configuration, scenarios, log);
        }
        LocalApplications applications = LocalApplications.of(configuration.stackNames(), scenarios);
        return () -> LocalRun.open(settings, configuration, applications, scenarios, log);
    }

    private void serve(TargetUnderTest target, SessionGuide guide, SessionFile file, EndOfProcess end)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (SessionServer server = SessionServer.start(target, guide.aliases(), new SecureRandom())) {
            file.write(server.content());
            try {
                out.print(guide.text(target.outputs().stackName()));
                out.flush();
                end.await();
            } finally {
                file.delete();
            }
        }
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

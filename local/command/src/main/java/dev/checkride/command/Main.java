package dev.checkride.command;

import dev.checkride.command.terminal.JsonDocument;
import dev.checkride.executor.run.CheckrideException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code checkride}. */
@Command(
        name = "checkride",
        description = "Tests a serverless application with its scenarios.",
        mixinStandardHelpOptions = true,
        version = "checkride 0.1.0")
public final class Main {
    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            RerunCommand.class,
            RunsCommand.class,
            ReportCommand.class,
            DiffCommand.class,
            StartCommand.class,
            FollowCommand.class,
            ListCommand.class,
            ProveCommand.class,
            SandboxCommand.class,
            SessionCommand.class,
            NewCommand.class,
            AftermathCommand.class);

    private Main() {}

    /** Runs the command and ends the process with its exit code: 0 green, 1 red, 2 it could not run. */
    public static void main(String[] arguments) {
        int code = commandLine(arguments).execute(arguments);
        // Threads of libraries must not keep a finished command alive.
        System.exit(code);
    }

    private static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        // To read a command's options takes a while: those of the others are read for help and for a wrong name alone.
        List<Class<?>> named =
                COMMANDS.stream().filter(type -> isNamed(type, arguments)).toList();
        (named.isEmpty() ? COMMANDS : named).forEach(line::addSubcommand);
        return explaining(line);
    }

    private static boolean isNamed(Class<?> type, String... arguments) {
        return arguments.length > 0 && type.getAnnotation(Command.class).name().equals(arguments[0]);
    }

    static CommandLine explaining(CommandLine line) {
        CommandLine.IParameterExceptionHandler usage = line.getParameterExceptionHandler();
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, arguments) -> {
                    answerJson(List.of(arguments), wrong.getCommandLine(), wrong);
                    return usage.handleParseException(wrong, arguments);
                })
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    answerJson(parsed.originalArgs(), command, thrown);
                    return explain(thrown, command.getErr());
                });
    }

    /** Whoever asked for JSON reads why there is no result where the result would be. */
    private static void answerJson(List<String> arguments, CommandLine command, Exception thrown) {
        if (arguments.contains(DisplayOptions.JSON)) {
            command.getOut().println(JsonDocument.error(Objects.toString(thrown.getMessage(), thrown.toString())));
            command.getOut().flush();
        }
    }

    private static int explain(Exception thrown, PrintWriter err) {
        if (thrown instanceof CheckrideException || thrown instanceof CannotRunException) {
            err.println("checkride: " + thrown.getMessage());
        } else {
            err.println("checkride: a defect of checkride itself, please report it:");
            thrown.printStackTrace(err);
        }
        err.flush();
        return ExitCode.COULD_NOT_RUN;
    }
}

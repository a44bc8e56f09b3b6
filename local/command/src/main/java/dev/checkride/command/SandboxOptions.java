package dev.checkride.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a run in the sandbox. */
final class SandboxOptions {
    private static final int FEWEST = 2;
    private static final int MOST = 10;

    @Option(
            names = "--isolate",
            description =
                    "Run each function in a JVM of its own, from the package that is deployed, with its memory and"
                            + " its timeout. As many scenarios at a time as there are processors, unless --max-concurrency says"
                            + " otherwise.")
    private boolean isolate;

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            description = "Deploy the application with this fault in it, which the scenarios must notice.")
    private @Nullable String fault;

    private @Nullable IsolatedFunctions isolated;

    /**
     * Completes a request.
     *
     * @throws CannotRunException if the run is not for the sandbox
     */
    void complete(ObjectNode request, boolean inSandbox) {
        if ((isolate || fault != null) && !inSandbox) {
            throw new CannotRunException(
                    "--isolate and --fault are for runs in the sandbox: leave them out, or --stack and --endpoint-url",
                    null);
        }
        if (fault != null) {
            request.withObject("origin").put("fault", fault);
        }
        if (isolate && !request.has("maxConcurrency")) {
            int processors = Runtime.getRuntime().availableProcessors();
            request.put("maxConcurrency", Math.max(FEWEST, Math.min(MOST, processors)));
        }
    }

    /**
     * Refuses what means nothing where nothing is run.
     *
     * @throws CannotRunException if it was given
     */
    void refuseInDryRun() {
        if (isolate || fault != null) {
            throw new CannotRunException(
                    "--dry-run runs nothing, so that " + (isolate ? "--isolate" : "--fault " + fault)
                            + " would mean nothing: leave one of the two out",
                    null);
        }
    }

    /**
     * The applications to be deployed.
     *
     * @throws CannotRunException if there is no such fault
     */
    LocalApplications broken(LocalApplications sound, RunRequest request) {
        return fault == null ? sound : sound.withFault(request.stackName(), fault);
    }

    /**
     * Where the functions run.
     *
     * @throws CannotRunException if there is no package to isolate
     */
    FunctionHost host(Project project, RunRequest request, LocalContext.Log log) {
        if (!isolate) {
            return FunctionHost.thisProcess(log);
        }
        Path task = FunctionPackage.unpacked(
                project.functionsPackage(), project.data().resolve("functions"));
        isolated = IsolatedFunctions.of(task, request.maxConcurrency(), log);
        return isolated;
    }

    /** The place of the run in words. */
    String place(RunRequest request) {
        return "the sandbox" + (fault == null ? "" : ", with the fault " + fault)
                + (isolate
                        ? ", each function in JVMs of its own, " + request.maxConcurrency() + " scenarios at a time"
                        : "");
    }

    /** What is to be told after the run. */
    List<String> afterwards() {
        return Optional.ofNullable(isolated)
                .map(functions -> TimesTable.of(functions.times()))
                .orElse(List.of());
    }
}

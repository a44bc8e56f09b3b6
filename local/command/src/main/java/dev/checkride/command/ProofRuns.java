package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.sandbox.SandboxSettings;
import java.nio.file.Path;

/** Runs all scenarios against an application, each time in a sandbox of its own: what one run has left cannot help another. */
final class ProofRuns {
    private final Project project;
    private final SandboxSettings settings;
    private final Configuration configuration;
    private final LocalApplications sound;
    private final String stackName;
    private final ClassLoader scenarios;
    private final String prefix;

    /**
     * Prepares runs.
     *
     * @param settings those of each sandbox
     * @param sound the applications without a fault
     * @param stackName the stack under test
     */
    ProofRuns(
            Project project,
            SandboxSettings settings,
            Configuration configuration,
            LocalApplications sound,
            String stackName,
            ClassLoader scenarios) {
        this.project = project;
        this.settings = settings;
        this.configuration = configuration;
        this.sound = sound;
        this.stackName = stackName;
        this.scenarios = scenarios;
        this.prefix = LocalRunId.next("prove").value();
    }

    /** The run without a fault. */
    FaultyRun sound() throws InterruptedException {
        return run(FaultyRun.SOUND, sound, Json.object());
    }

    /** The run with one fault of the stack's application. */
    FaultyRun with(String fault) throws InterruptedException {
        ObjectNode request = Json.object();
        request.putObject("origin").put("fault", fault);
        return run(fault, sound.withFault(stackName, fault), request);
    }

    private FaultyRun run(String fault, LocalApplications applications, ObjectNode request)
            throws InterruptedException {
        RunKeys keys = new RunKeys(runId(fault));
        Path file = project.buckets().resolve(LocalExecutor.BUCKET).resolve(keys.result());
        String shown = Path.of("").toAbsolutePath().relativize(file).toString();
        // Whatever is usual here: nothing may hide a fault, nor stop before all have had a look.
        request.put("stackName", stackName).put("retries", 0).put("failFast", false);
        try (LocalRun run = LocalRun.open(settings, configuration, applications, scenarios, (function, text) -> {})) {
            run.start(keys.runId().value(), request).await();
            return run.results()
                    .read(keys.result())
                    .map(json -> FaultyRun.of(fault, Json.read(json, JsonNode.class), shown))
                    .orElseThrow(() -> new CannotRunException("The run with " + fault + " has left no result", null));
        }
    }

    /** A run's id takes letters, digits and hyphens, 80 at most; a fault's name may be anything. */
    private RunId runId(String fault) {
        String id = prefix + "-" + fault.replaceAll("[^0-9A-Za-z-]", "-");
        return new RunId(id.substring(0, Math.min(80, id.length())));
    }
}

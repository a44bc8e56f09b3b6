package dev.checkride.bench.runs;

import dev.checkride.bench.measure.Benchmark;
import dev.checkride.bench.measure.Beside;
import dev.checkride.bench.measure.Child;
import dev.checkride.bench.measure.Figure;
import dev.checkride.bench.measure.Measurement;
import dev.checkride.bench.measure.Samples;
import dev.checkride.bench.measure.Target;
import dev.checkride.bench.measure.Unit;
import dev.checkride.bench.measure.Workbench;
import dev.checkride.bench.sandbox.SandboxProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The eleven reference scenarios beside the six tests that they stand for, as whole processes against the same sandbox. */
public final class SmallSuite implements Benchmark {
    private static final String STACK = "ws-serverless-patterns-users";
    private static final String ELEVEN = "eleven scenarios";
    private static final String DEPLOYED = "eleven, by the executor that is up";
    private static final String SIX = "six by pytest";

    @Override
    public String name() {
        return "small";
    }

    @Override
    public String measures() {
        return "the eleven scenarios as a process, against a sandbox that is up";
    }

    @Override
    public List<Figure> run(Workbench workbench) throws IOException, InterruptedException {
        Path suite = workbench
                .home()
                .resolve(workbench.environment().getOrDefault("CHECKRIDE_ANCESTOR", "../shared/ancestor"))
                .resolve("tests")
                .resolve("integration")
                .normalize();
        Optional<String> missing = missing(workbench, suite);
        try (SandboxProcess sandbox = SandboxProcess.start(workbench)) {
            Map<String, Measurement> measurements = new LinkedHashMap<>();
            measurements.put(ELEVEN, checkride(workbench, sandbox, "eleven", "run", "--stack", STACK)::run);
            measurements.put(DEPLOYED, checkride(workbench, sandbox, "deployed", "start", "--wait")::run);
            if (missing.isEmpty()) {
                measurements.put(SIX, six(workbench, sandbox, suite)::run);
            }
            Samples samples = workbench.inTurn(Unit.SECONDS, measurements);
            Beside six = missing.map(why -> Beside.absent(SIX, why)).orElseGet(() -> Beside.peer(SIX, samples.of(SIX)));
            return Stream.of(ELEVEN, DEPLOYED)
                    .map(eleven -> new Figure(eleven, samples.of(eleven), six, Target.atMostTimes(1)))
                    .toList();
        }
    }

    private static Child checkride(Workbench workbench, SandboxProcess sandbox, String name, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(workbench.home().resolve("checkride").toString());
        command.addAll(List.of(arguments));
        command.add("--quiet");
        return new Child(
                command,
                workbench.home(),
                sandbox.variables(),
                workbench.folder().resolve(name));
    }

    private static Child six(Workbench workbench, SandboxProcess sandbox, Path suite) {
        Map<String, String> environment = new LinkedHashMap<>(sandbox.variables());
        environment.put("ENV_STACK_NAME", STACK);
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        List<String> command = List.of("python3", "-m", "pytest", suite.toString(), "-q", "-p", "no:cacheprovider");
        return new Child(
                command, workbench.folder(), environment, workbench.folder().resolve("six"));
    }

    private static Optional<String> missing(Workbench workbench, Path suite) throws IOException, InterruptedException {
        if (!Files.isDirectory(suite)) {
            return Optional.of("set CHECKRIDE_ANCESTOR to its folder");
        }
        Process python = new Child(
                        List.of("python3", "-c", "import boto3, pytest, requests"),
                        workbench.folder(),
                        Map.of(),
                        workbench.folder().resolve("python"))
                .start();
        return python.waitFor() == 0 ? Optional.empty() : Optional.of("boto3, pytest or requests is missing");
    }
}

package dev.checkride.sandbox.runtime;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How a function's processes are started: Java with a heap that leaves the memory size room for all that is no heap. */
final class FunctionCommand {
    /** What Lambda's own Java runtimes give the heap, in hundredths of the memory size. */
    private static final long HEAP_SHARE = 85;

    private final ProcessSpec spec;
    private final Path launcher;

    private FunctionCommand(ProcessSpec spec, Path launcher) {
        this.spec = spec;
        this.launcher = launcher;
    }

    /** Puts the main class where the processes find it, and nothing else of the sandbox with it. */
    static FunctionCommand of(ProcessSpec spec) throws IOException {
        String name = FunctionMain.class.getName().replace('.', '/') + ".class";
        Path launcher = spec.work().resolve("launcher");
        Path file = launcher.resolve(name);
        try (InputStream content =
                Objects.requireNonNull(FunctionMain.class.getClassLoader().getResourceAsStream(name), name)) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, content.readAllBytes());
        }
        return new FunctionCommand(spec, launcher);
    }

    /** Starts a process that finds its Runtime API at this host and port. */
    Process start(String runtimeApi) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(arguments()).directory(spec.task().toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "");
        environment.clear();
        environment.putAll(spec.variables());
        environment.putAll(reserved(runtimeApi));
        environment.put("PATH", path);
        return builder.start();
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(spec.client().java().resolve("bin").resolve("java").toString());
        arguments.add("-XX:MaxHeapSize=" + spec.memoryMegabytes() * 1024L * HEAP_SHARE / 100 + "k");
        arguments.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        // Lambda's own hooks take the place of CRaC's.
        arguments.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        // A crash tells about itself in the log and leaves no files.
        arguments.addAll(List.of("-XX:+ErrorFileToStdout", "-XX:-CreateCoredumpOnCrash"));
        String classPath =
                spec.client().classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        arguments.addAll(List.of("-cp", launcher + File.pathSeparator + classPath));
        arguments.addAll(List.of(FunctionMain.class.getName(), spec.client().mainClass(), spec.handler()));
        return arguments;
    }

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Defined runtime environment variables</a> */
    private Map<String, String> reserved(String runtimeApi) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
                Map.entry("_HANDLER", spec.handler()),
                Map.entry("LAMBDA_TASK_ROOT", spec.task().toString()),
                Map.entry(
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        spec.client().initialization().type()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", spec.name()),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes())),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + spec.name()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
                Map.entry("TZ", ":UTC"),
                Map.entry("LANG", "en_US.UTF-8"));
    }
}

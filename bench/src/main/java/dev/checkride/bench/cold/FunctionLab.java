package dev.checkride.bench.cold;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.checkride.bench.measure.CannotMeasureException;
import dev.checkride.bench.measure.Workbench;
import dev.checkride.bench.sandbox.SandboxProcess;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.Settings;
import dev.checkride.sandbox.runtime.ProcessSpec;
import dev.checkride.sandbox.runtime.RuntimeClient;
import dev.checkride.sandbox.runtime.RuntimeClient.Initialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** The unpacked package and, beside it, the empty function; starts either on any Java. */
final class FunctionLab {
    private static final String PACKAGE = "lambda/package/target/checkride-functions.zip";
    private static final RuntimeClient CLIENT =
            RuntimeClient.of(AWSLambda.class, RequestHandler.class, PojoSerializer.class, SdkInternalThreadLocal.class);

    private final Path functions;
    private final Path empty;
    private final Path work;
    private final Map<String, String> variables;

    private FunctionLab(Path functions, Path empty, Path work, Map<String, String> variables) {
        this.functions = functions;
        this.empty = empty;
        this.work = work;
        this.variables = variables;
    }

    /**
     * Unpacks the package.
     *
     * @throws CannotMeasureException if there is none
     */
    static FunctionLab open(Workbench workbench, SandboxProcess sandbox) throws IOException {
        Path zip = workbench.home().resolve(PACKAGE);
        if (!Files.isRegularFile(zip)) {
            throw new CannotMeasureException("There is no " + PACKAGE + ": build it with mvn package");
        }
        Path functions = workbench.newFolder("functions");
        unpack(zip, functions);
        Path empty = workbench.newFolder("empty");
        String name = EmptyHandler.class.getName().replace('.', '/') + ".class";
        Path file = empty.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream content =
                Objects.requireNonNull(EmptyHandler.class.getClassLoader().getResourceAsStream(name), name)) {
            Files.copy(content, file);
        }
        Map<String, String> variables = new HashMap<>(sandbox.variables());
        variables.put(Settings.BUCKET, "results");
        variables.put(Settings.RUNS_TABLE, "checkride-runs");
        variables.put(Settings.LOOPBACK_ALLOWED, "true");
        return new FunctionLab(functions, empty, workbench.newFolder("work"), variables);
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory() || !file.startsWith(folder)) {
                    continue;
                }
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.copy(in, file);
            }
        }
    }

    /** A function of the package, of which no process runs yet. */
    MeasuredFunction start(ExecutorFunction function, Path java, Initialization initialization) throws IOException {
        return MeasuredFunction.of(new ProcessSpec(
                function.functionName(),
                function.handler().getName(),
                functions,
                work,
                CLIENT.on(java).with(initialization),
                function.memoryMegabytes(),
                variables,
                1));
    }

    /** The empty function, of which no process runs yet. */
    MeasuredFunction startEmpty(Path java) throws IOException {
        return MeasuredFunction.of(new ProcessSpec(
                "Empty",
                EmptyHandler.class.getName(),
                empty,
                work,
                CLIENT.on(java),
                ExecutorFunction.SET_UP.memoryMegabytes(),
                variables,
                1));
    }
}

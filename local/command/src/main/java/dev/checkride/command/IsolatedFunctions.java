package dev.checkride.command;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.Settings;
import dev.checkride.sandbox.Sandbox;
import dev.checkride.sandbox.function.LambdaFunction;
import dev.checkride.sandbox.runtime.FunctionTimes;
import dev.checkride.sandbox.runtime.ProcessFunction;
import dev.checkride.sandbox.runtime.ProcessSpec;
import dev.checkride.sandbox.runtime.RuntimeClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** The executor's functions from the deployed package, each in processes of its own under the client that Lambda uses. */
final class IsolatedFunctions implements FunctionHost {
    private static final Set<String> PROCESSORS = Set.of("amd64", "x86_64", "aarch64");

    private final Path task;
    private final int mostAtATime;
    private final LocalContext.Log log;
    private final Map<ExecutorFunction, ProcessFunction> running = new EnumMap<>(ExecutorFunction.class);

    private IsolatedFunctions(Path task, int mostAtATime, LocalContext.Log log) {
        this.task = task;
        this.mostAtATime = mostAtATime;
        this.log = log;
    }

    /**
     * The functions of a package.
     *
     * @param task the unpacked package
     * @param mostAtATime how many processes of one function there may be at a time
     * @param log takes what they print
     * @throws CannotRunException if Lambda's runtime client does not run on this machine
     */
    static IsolatedFunctions of(Path task, int mostAtATime, LocalContext.Log log) {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        if (!system.equals("Linux") || !PROCESSORS.contains(processor)) {
            throw new CannotRunException(
                    "--isolate needs Linux on x86-64 or 64-bit ARM, since AWS's runtime interface client runs nowhere"
                            + " else; this is " + system + " on " + processor + ". Run without it, or in a container",
                    null);
        }
        return new IsolatedFunctions(task, mostAtATime, log);
    }

    @Override
    public LambdaFunction host(ExecutorFunction function, Sandbox sandbox, Settings settings) {
        String name = "checkride-" + function.functionName();
        ProcessSpec spec = new ProcessSpec(
                name,
                function.handler().getName(),
                task,
                task.resolveSibling("work"),
                runtimeClient(),
                function.memoryMegabytes(),
                settings.variables(),
                mostAtATime);
        try {
            String arn = sandbox.functions().arn(name);
            ProcessFunction process = sandbox.launch(spec, line -> log.line(arn, line));
            running.put(function, process);
            return process;
        } catch (IOException e) {
            throw new CannotRunException(
                    "The function " + name + " cannot be prepared in " + spec.work() + ": " + e.getMessage(), e);
        }
    }

    /** How long each function has taken to start and to answer. */
    Map<ExecutorFunction, FunctionTimes> times() {
        Map<ExecutorFunction, FunctionTimes> times = new EnumMap<>(ExecutorFunction.class);
        running.forEach((function, process) -> times.put(function, process.times()));
        return times;
    }

    /** What Lambda has outside of the package: the client, and what it shares with the handlers. */
    private static RuntimeClient runtimeClient() {
        return RuntimeClient.of(
                AWSLambda.class, RequestHandler.class, PojoSerializer.class, SdkInternalThreadLocal.class);
    }
}

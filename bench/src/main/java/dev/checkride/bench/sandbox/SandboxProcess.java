package dev.checkride.bench.sandbox;

import dev.checkride.bench.measure.CannotMeasureException;
import dev.checkride.bench.measure.Child;
import dev.checkride.bench.measure.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./checkride sandbox} with the sample application in it, in a process of its own. */
public final class SandboxProcess implements AutoCloseable {
    private static final Pattern EXPORT = Pattern.compile("(?m)^ +export +(\\w+)=(\\S+)$");
    private static final Pattern MACHINE = Pattern.compile("(?m)^State machine +(\\S+)$");
    private static final long START_MINUTES = 2;
    private static final long LOOK_MILLIS = 50;

    private final Process process;
    private final Path data;
    private final String printed;

    private SandboxProcess(Process process, Path data, String printed) {
        this.process = process;
        this.data = data;
        this.printed = printed;
    }

    /**
     * Starts it and waits until it is up.
     *
     * @throws CannotMeasureException if it does not come up
     */
    public static SandboxProcess start(Workbench workbench) throws IOException, InterruptedException {
        Path data = workbench.newFolder("sandbox");
        Child child = new Child(
                List.of(workbench.home().resolve("checkride").toString(), "sandbox", "--data", data.toString()),
                workbench.home(),
                Map.of(),
                data.resolve("printed"));
        Process process = child.start();
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(START_MINUTES);
        while (!child.printed().contains("\nCtrl-C")) {
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > limit) {
                process.destroy();
                throw new CannotMeasureException("The sandbox does not come up:\n" + child.printed());
            }
        }
        return new SandboxProcess(process, data, child.printed());
    }

    /** The variables by which a client finds it. */
    public Map<String, String> variables() {
        return variables(printed);
    }

    /** The variables that it tells its user to export. */
    static Map<String, String> variables(String printed) {
        Map<String, String> variables = new HashMap<>();
        EXPORT.matcher(printed).results().forEach(found -> variables.put(found.group(1), found.group(2)));
        return variables;
    }

    /** The ARN that an execution of its state machine has. */
    public String executionArn(String name) {
        Matcher machine = MACHINE.matcher(printed);
        return machine.results()
                .map(found -> found.group(1).replace(":stateMachine:", ":execution:") + ":" + name)
                .findFirst()
                .orElseThrow(() -> new CannotMeasureException("The sandbox names no state machine:\n" + printed));
    }

    /** The file that an object of the results' bucket is. */
    public Path result(String key) {
        return data.resolve("s3").resolve("results").resolve(key);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}

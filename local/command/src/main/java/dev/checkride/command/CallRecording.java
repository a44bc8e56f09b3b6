package dev.checkride.command;

import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.Settings;
import dev.checkride.sandbox.Sandbox;
import dev.checkride.sandbox.protocol.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes down what the functions call: one line for each function, operation and resource, once a sandbox. The lines are
 * compared with the functions' permissions in AWS.
 *
 * <p>A function is known by the access key that it signs with.
 */
final class CallRecording {
    /** The system property that names a folder into which each sandbox writes a file. */
    static final String FOLDER = "checkride.calls";

    private static final String KEY_PREFIX = "function-";

    private final Path folder;
    private final String name = "calls-" + UUID.randomUUID() + ".tsv";
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    CallRecording(Path folder) {
        this.folder = folder;
    }

    /** Records a sandbox's calls, if the process is asked to. */
    static void ofProcess(Sandbox sandbox) {
        Optional.ofNullable(System.getProperty(FOLDER))
                .map(folder -> new CallRecording(Path.of(folder)))
                .ifPresent(recording -> sandbox.tell(recording::arriving));
    }

    /** The settings of a function, with a key of its own unless it calls AWS itself. */
    static Settings signedBy(ExecutorFunction function, Settings settings) {
        Map<String, String> variables = new HashMap<>(settings.variables());
        if (!variables.containsKey(Settings.OWN_ENDPOINT)) {
            variables.put("AWS_ACCESS_KEY_ID", caller(function));
        }
        return new Settings(variables, settings.configuration(), settings.scenarios(), settings.clock());
    }

    /** Who has made a call that is this function's. */
    static String caller(ExecutorFunction function) {
        return KEY_PREFIX + function.functionName();
    }

    void arriving(Call call) {
        if (!call.caller().startsWith(KEY_PREFIX)) {
            return;
        }
        String line = String.join("\t", call.caller().substring(KEY_PREFIX.length()), call.action(), call.resource());
        if (seen.add(line)) {
            append(line);
        }
    }

    private synchronized void append(String line) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The recording of calls cannot be written into " + folder, e);
        }
    }
}

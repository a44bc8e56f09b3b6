package dev.checkride.sandbox.runtime;

import java.nio.file.Path;
import java.util.Map;

/**
 * A function to be run in processes of its own.
 *
 * @param name its name
 * @param handler the class that Lambda calls
 * @param task the unpacked package: classes at its root, jars in {@code lib}
 * @param work an existing folder for what the processes need beside the package
 * @param client what calls the handler
 * @param memoryMegabytes its memory size
 * @param variables its environment's variables; nothing is inherited but the path of programs
 * @param mostEnvironments how many processes there may be at a time
 */
public record ProcessSpec(
        String name,
        String handler,
        Path task,
        Path work,
        RuntimeClient client,
        int memoryMegabytes,
        Map<String, String> variables,
        int mostEnvironments) {
    /** Copies the variables. */
    public ProcessSpec {
        variables = Map.copyOf(variables);
    }
}

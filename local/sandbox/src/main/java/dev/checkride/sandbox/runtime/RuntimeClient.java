package dev.checkride.sandbox.runtime;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program that Lambda starts and that calls the handlers.
 *
 * @param java the home of the JDK or JRE that runs it
 * @param initialization when it prepares the handler
 * @param classPath its jars, which a function's own classes see
 * @param mainClass the class with its {@code main}, which takes the handler's name
 */
public record RuntimeClient(Path java, Initialization initialization, List<Path> classPath, String mainClass) {
    /** How Lambda names the ways to prepare a handler, as the variable {@code AWS_LAMBDA_INITIALIZATION_TYPE} does. */
    public enum Initialization {
        /** When a process starts. */
        ON_DEMAND("on-demand"),
        /** Before a snapshot; here a process waits in its place until it is restored by its first invocation. */
        SNAP_START("snap-start");

        private final String type;

        Initialization(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    /** Copies the class path. */
    public RuntimeClient {
        classPath = List.copyOf(classPath);
    }

    /** A client in the jars of these classes, on the Java of this process. */
    public static RuntimeClient of(Class<?> main, Class<?>... others) {
        List<Path> jars = Stream.concat(Stream.of(main), Stream.of(others))
                .map(RuntimeClient::jarOf)
                .distinct()
                .toList();
        return new RuntimeClient(
                Path.of(System.getProperty("java.home")), Initialization.ON_DEMAND, jars, main.getName());
    }

    /** The same on another Java. */
    public RuntimeClient on(Path home) {
        return new RuntimeClient(home, initialization, classPath, mainClass);
    }

    /** The same with another initialization. */
    public RuntimeClient with(Initialization other) {
        return new RuntimeClient(java, other, classPath, mainClass);
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type.getName() + " comes from no file", e);
        }
    }
}

package dev.checkride.executor.handler;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ConfigurationReader;
import dev.checkride.executor.run.InvalidConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a function finds around it.
 *
 * @param variables the environment's variables
 * @param configuration the content of {@code checkride.json}
 * @param scenarios the class loader that sees the scenarios
 * @param clock the time
 */
public record Settings(Map<String, String> variables, Configuration configuration, ClassLoader scenarios, Clock clock) {
    private static final String FILE = "checkride.json";
    private static final List<String> CREDENTIALS =
            List.of("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN");
    /** Those of AWS have 40 and more; shorter ones are words that a sandbox takes. */
    private static final int SHORTEST_CREDENTIAL = 20;

    /** The name of the variable with the result bucket. */
    public static final String BUCKET = "CHECKRIDE_BUCKET";
    /** The name of the variable with the runs table. */
    public static final String RUNS_TABLE = "CHECKRIDE_RUNS_TABLE";
    /** The name of the variable that, set to {@code true}, lets the application live on this machine. */
    public static final String LOOPBACK_ALLOWED = "CHECKRIDE_LOOPBACK_ALLOWED";

    /** {@code true} where the scenarios run in a network of the user's, whose applications may have private addresses. */
    public static final String PRIVATE_ALLOWED = "CHECKRIDE_PRIVATE_ALLOWED";

    /**
     * The name of the variable with the endpoint of Checkride's own bucket, table and state machine, where they are elsewhere
     * than the stack under test: in a sandbox that takes any credentials.
     */
    public static final String OWN_ENDPOINT = "CHECKRIDE_OWN_ENDPOINT_URL";

    /** Copies the variables. */
    public Settings {
        variables = Map.copyOf(variables);
    }

    /**
     * Those of this process, as Lambda starts it from the package.
     *
     * @throws InvalidConfigurationException if the package has no valid {@code checkride.json}
     */
    static Settings ofProcess() {
        ClassLoader loader = Settings.class.getClassLoader();
        try (InputStream file = loader.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new InvalidConfigurationException(
                        "The package holds no " + FILE + ": build it with mvn package", null);
            }
            return new Settings(
                    System.getenv(), ConfigurationReader.read(file.readAllBytes()), loader, Clock.systemUTC());
        } catch (IOException e) {
            throw new InvalidConfigurationException("The package's " + FILE + " cannot be read", e);
        }
    }

    /** The value of a variable, if it is set. */
    Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * The value of a variable.
     *
     * @throws MissingVariableException if it is not set
     */
    String require(String name) {
        return find(name).orElseThrow(() -> new MissingVariableException(name));
    }

    /** The process's own credentials, which a scenario can read off its environment and a result must not hold. */
    Collection<String> credentials() {
        return Stream.of(variables, System.getenv())
                .flatMap(environment -> CREDENTIALS.stream().map(environment::get))
                .filter(Objects::nonNull)
                .filter(value -> value.length() >= SHORTEST_CREDENTIAL)
                .distinct()
                .toList();
    }

    /** Whether the process is the function's own, as on Lambda: then the function may end it. */
    boolean ownProcess() {
        return find("AWS_LAMBDA_RUNTIME_API").isPresent();
    }

    boolean privateAllowed() {
        return find(PRIVATE_ALLOWED).filter("true"::equals).isPresent();
    }

    boolean loopbackAllowed() {
        return find(LOOPBACK_ALLOWED).filter("true"::equals).isPresent();
    }
}

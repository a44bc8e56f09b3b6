package dev.checkride.api;

import java.util.Optional;

/**
 * Finds an environment for scenarios that no run has started, as in an IDE; {@link java.util.ServiceLoader} finds the
 * providers on the class path.
 */
public interface ScenarioEnvironmentProvider {
    /**
     * The environment that is served to this process, if there is one.
     *
     * @throws RuntimeException if there should be one and it cannot be used; the message says what to do
     */
    Optional<ScenarioEnvironment> find();
}

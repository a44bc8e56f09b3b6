package dev.checkride.api;

/** Thrown when a scenario is run outside a Checkride run and no session is served to it. */
public final class NoEnvironmentException extends RuntimeException {
    /** Names the scenario and the commands that give it what it needs. */
    public NoEnvironmentException(Class<?> scenario) {
        super(scenario.getSimpleName()
                + " needs a stack, accounts and an endpoint, which a session or a run provides. Type: ./checkride session"
                + " and start the scenario again from a folder of the same project, or: ./checkride run --include "
                + scenario.getName());
    }
}

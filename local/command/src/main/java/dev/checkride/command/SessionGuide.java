package dev.checkride.command;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.scenario.InvalidScenariosException;
import dev.checkride.executor.scenario.ScenarioCatalog;
import dev.checkride.executor.target.Place;
import java.util.List;
import java.util.Optional;

/** What an open session tells its user. */
final class SessionGuide {
    private final Configuration configuration;
    private final ClassLoader scenarios;
    private final Optional<Place> aws;

    /**
     * Tells of a session.
     *
     * @param scenarios sees the scenarios that may be run
     * @param aws where in AWS the stack is, if it is there
     */
    SessionGuide(Configuration configuration, ClassLoader scenarios, Optional<Place> aws) {
        this.configuration = configuration;
        this.scenarios = scenarios;
        this.aws = aws;
    }

    /** The accounts, by alias. */
    List<String> aliases() {
        return configuration.aliases().stream().sorted().toList();
    }

    String text(String stack) {
        return String.join(
                System.lineSeparator(),
                "A session of " + stack + " in " + aws.map(Place::toString).orElse("the sandbox")
                        + " is open, with the accounts " + String.join(", ", aliases()) + ".",
                "Run or debug any scenario from your IDE now, or in another terminal:",
                "  mvn test -pl scenarios -am -Dscenario=" + example(),
                "Ctrl-C ends the session and removes what it has made.",
                "");
    }

    /** A session is of use for scenarios that are not valid yet, too. */
    private String example() {
        try {
            return ScenarioCatalog.scan(scenarios, configuration.aliases())
                    .scenarios()
                    .get(0)
                    .simpleName();
        } catch (InvalidScenariosException unfinished) {
            return "NAME";
        }
    }
}

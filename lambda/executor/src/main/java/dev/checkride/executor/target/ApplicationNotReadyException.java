package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.Configuration;
import java.net.URI;
import java.util.stream.Collectors;

/** Thrown when the application did not answer as it should within the time. */
public final class ApplicationNotReadyException extends CheckrideException {
    ApplicationNotReadyException(URI url, String last, Configuration.Readiness wanted) {
        super("The application is not ready after " + wanted.timeoutSeconds() + " s: GET " + url + " gave " + last
                + " instead of status "
                + wanted.status().stream().map(String::valueOf).collect(Collectors.joining(" or "))
                + ": check the deployment, or \"readiness\" in checkride.json");
    }
}

package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;
import java.net.URI;

/** Thrown when the application's endpoint is one to which no request may go. */
public final class EndpointRefusedException extends CheckrideException {
    EndpointRefusedException(URI endpoint, String why) {
        super("The API endpoint " + endpoint.getScheme() + "://" + endpoint.getHost() + " is refused: " + why
                + "; name a public https:// URL as apiEndpoint in checkride.json");
    }
}

package dev.checkride.command;

import java.net.URI;
import java.net.URISyntaxException;
import software.amazon.awssdk.regions.Region;

/** Where AWS is, as somebody has typed it. */
final class AwsAddress {
    private static final String REGION = "[A-Za-z0-9-]+";

    private AwsAddress() {}

    /**
     * An endpoint.
     *
     * @param source what says it, for people
     * @throws CannotRunException if it is no http or https address
     */
    static URI endpoint(String source, String text) {
        try {
            return endpoint(source, new URI(text));
        } catch (URISyntaxException malformed) {
            throw noAddress(source, text);
        }
    }

    /**
     * An endpoint that has the form of an address already, such as {@code localhost:4566}, which has a scheme and no host.
     *
     * @throws CannotRunException if it is no http or https address
     */
    static URI endpoint(String source, URI url) {
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
            throw noAddress(source, url.toString());
        }
        return url;
    }

    private static CannotRunException noAddress(String source, String text) {
        return new CannotRunException(
                source + " must be an http or https address such as http://127.0.0.1:4566, not " + text, null);
    }

    /**
     * The region of the option {@code --region}.
     *
     * @throws CannotRunException if it cannot be one
     */
    static Region region(String name) {
        if (!name.matches(REGION)) {
            throw new CannotRunException(
                    "--region must name a region such as eu-central-1, not \"" + name + "\"", null);
        }
        return Region.of(name);
    }
}

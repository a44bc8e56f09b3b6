package dev.checkride.sandbox.http;

import java.util.Optional;
import java.util.Set;

/**
 * Tells what a program of this machine sends from what a page in its browser sends: browsers say where a request comes
 * from.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
public final class CrossOrigin {
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private CrossOrigin() {}

    /** The refusal of a request that a page of another origin has sent. */
    public static Optional<Reply> refusal(Request request) {
        boolean foreignPage = request.header("Origin")
                .filter(origin ->
                        !origin.equals("http://" + request.header("Host").orElse("")))
                .isPresent();
        boolean foreignSite =
                request.header("Sec-Fetch-Site").filter(OTHER_SITES::contains).isPresent();
        return foreignPage || foreignSite
                ? Optional.of(Reply.of(
                        403,
                        "text/plain; charset=utf-8",
                        "The sandbox answers programs of this machine, no pages in a browser.\n"))
                : Optional.empty();
    }
}

package dev.checkride.sandbox.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The route that a request takes, and what its path says for the route's parameters. */
record RouteMatch(RestApiSpec.Route route, Map<String, String> parameters) {
    /** The most specific route: words before parameters before the greedy one, a named method before ANY. */
    static Optional<RouteMatch> find(List<RestApiSpec.Route> routes, String method, String path) {
        return routes.stream()
                .filter(route -> route.method().equals(method) || route.method().equals("ANY"))
                .flatMap(route -> match(route, path).stream())
                .min(Comparator.comparing(
                                (RouteMatch match) -> rank(match.route().resource()))
                        .thenComparing(match -> match.route().method().equals("ANY")));
    }

    private static Optional<RouteMatch> match(RestApiSpec.Route route, String path) {
        List<String> pattern = segments(route.resource());
        List<String> actual = segments(path);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(pattern.size(), actual.size()); i++) {
            String expected = pattern.get(i);
            if (isGreedy(expected) && !actual.get(i).isEmpty()) {
                String rest = String.join("/", actual.subList(i, actual.size()));
                parameters.put(expected.substring(1, expected.length() - 2), decode(rest));
                return Optional.of(new RouteMatch(route, parameters));
            }
            if (expected.startsWith("{") && !actual.get(i).isEmpty()) {
                parameters.put(expected.substring(1, expected.length() - 1), decode(actual.get(i)));
            } else if (!expected.equals(actual.get(i))) {
                return Optional.empty();
            }
        }
        return pattern.size() == actual.size() ? Optional.of(new RouteMatch(route, parameters)) : Optional.empty();
    }

    /** Sorts a word before a parameter before the greedy parameter, segment by segment. */
    private static String rank(String resource) {
        return segments(resource).stream()
                .map(segment -> isGreedy(segment) ? "2" : segment.startsWith("{") ? "1" : "0")
                .collect(Collectors.joining());
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    private static boolean isGreedy(String segment) {
        return segment.startsWith("{") && segment.endsWith("+}");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

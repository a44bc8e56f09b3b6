package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the retriers of a state; their fields are literals in every query language. */
final class RetryReader {
    private static final long MOST_ATTEMPTS = 99_999_999;

    private final Place state;

    RetryReader(Place state) {
        this.state = state;
    }

    List<Retrier> read() {
        List<Retrier> retriers = new ArrayList<>();
        List<Place> places = state.objects("Retry");
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            place.text("Comment");
            retriers.add(new Retrier(
                    errors(place, i == places.size() - 1),
                    number(place, "IntervalSeconds", 1, 1),
                    number(place, "BackoffRate", 1, 2),
                    (long) number(place, "MaxAttempts", 0, 3),
                    maxDelay(place),
                    isJittered(place)));
            place.refuseRest(Dialect.JSONATA);
        }
        return retriers;
    }

    /** States.ALL stands alone, and last. */
    static ErrorMatch errors(Place place, boolean last) {
        List<String> names = new ArrayList<>();
        place.take("ErrorEquals", "must be an array of strings", RetryReader::isArrayOfTexts)
                .ifPresent(array -> array.forEach(name -> names.add(name.textValue())));
        if (names.isEmpty()) {
            place.problem("'ErrorEquals' names at least one error");
        }
        if (names.contains(ErrorMatch.ALL) && (names.size() > 1 || !last)) {
            place.problem("ErrorEquals", "States.ALL stands alone and last");
        }
        return new ErrorMatch(names);
    }

    private static boolean isArrayOfTexts(JsonNode value) {
        boolean texts = value.isArray();
        for (JsonNode element : value) {
            texts = texts && element.isTextual();
        }
        return texts;
    }

    private static double number(Place place, String field, double least, double byDefault) {
        boolean whole = !field.equals("BackoffRate");
        return place.take(
                        field,
                        "must be " + (whole ? "a whole number" : "a number") + " of at least " + (long) least,
                        value -> value.isNumber()
                                && value.doubleValue() >= least
                                && value.doubleValue() <= MOST_ATTEMPTS
                                && (!whole || value.isIntegralNumber()))
                .map(JsonNode::doubleValue)
                .orElse(byDefault);
    }

    private static Optional<Long> maxDelay(Place place) {
        return place.has("MaxDelaySeconds")
                ? Optional.of((long) number(place, "MaxDelaySeconds", 1, 1))
                : Optional.empty();
    }

    private static boolean isJittered(Place place) {
        return place.take(
                        "JitterStrategy",
                        "must be FULL or NONE",
                        value -> "FULL".equals(value.textValue()) || "NONE".equals(value.textValue()))
                .map(value -> "FULL".equals(value.textValue()))
                .orElse(false);
    }
}

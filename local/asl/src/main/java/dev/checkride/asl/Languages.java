package dev.checkride.asl;

import java.util.Optional;

/** Reads the field QueryLanguage. */
final class Languages {
    private Languages() {}

    static Optional<Dialect> read(Place place) {
        Optional<String> name = place.text("QueryLanguage");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return switch (name.get()) {
            case "JSONata" -> Optional.of(Dialect.JSONATA);
            case "JSONPath" -> Optional.of(Dialect.NEUTRAL);
            default -> {
                place.problem("QueryLanguage", "must be JSONata or JSONPath");
                yield Optional.empty();
            }
        };
    }
}

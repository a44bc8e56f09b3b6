package dev.checkride.bench.interpreter;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The state machines that both interpreters run. */
final class Definitions {
    static final int STATES = 200;
    static final int ITEMS = 200;

    private Definitions() {}

    /** One Pass state after the other; the same text for both. */
    static String chain() {
        String states = IntStream.range(0, STATES)
                .mapToObj(i -> "\"S" + i + "\": {\"Type\": \"Pass\", "
                        + (i + 1 < STATES ? "\"Next\": \"S" + (i + 1) + "\"" : "\"End\": true") + "}")
                .collect(Collectors.joining(",\n"));
        return "{\"StartAt\": \"S0\", \"States\": {" + states + "}}";
    }

    /** A Map of one Pass state for each item, with its fields in a query language. */
    private static String map(String machine, String items) {
        return """
                {%s"StartAt": "Each", "States": {"Each": {"Type": "Map", %s, "MaxConcurrency": 10,
                  "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "One",
                    "States": {"One": {"Type": "Pass", "End": true}}}, "End": true}}}
                """.formatted(machine, items);
    }

    static String jsonataMap() {
        return map("\"QueryLanguage\": \"JSONata\", ", "\"Items\": \"{% $states.input.items %}\"");
    }

    /** JSONPath is the default; moto 5.2 starts no machine that names its language. */
    static String jsonPathMap() {
        return map("", "\"ItemsPath\": \"$.items\"");
    }

    static String mapInput() {
        return "{\"items\": " + IntStream.range(0, ITEMS).boxed().collect(Collectors.toList()) + "}";
    }
}

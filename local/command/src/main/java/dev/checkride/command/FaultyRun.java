package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run has found out about an application with a fault.
 *
 * @param fault the fault's name
 * @param red the class names of the scenarios that have noticed it
 * @param obstacle what kept the scenarios from deciding; empty if nothing did
 * @param result where the run's result lies
 */
record FaultyRun(String fault, Set<String> red, String obstacle, String result) {
    /** The name of the run without a fault. */
    static final String SOUND = "no fault";

    private static final Set<String> DECIDED = Set.of("passed", "skipped", "assertion", "error", "timeout");
    private static final Set<String> RED = Set.of("assertion", "error", "timeout");

    /** What a result says: only a test that has decided something can notice a fault. */
    static FaultyRun of(String fault, JsonNode result, String place) {
        Set<String> red = new TreeSet<>();
        List<String> obstacles = new ArrayList<>();
        for (JsonNode test : result.at("/results/tests")) {
            String status = test.path("rawStatus").asText();
            if (RED.contains(status)) {
                red.add(test.at("/suite/0").asText());
            }
            if (!DECIDED.contains(status)) {
                obstacles.add(test.path("name").asText() + ": " + status);
            }
        }
        JsonNode details = result.at("/results/extra");
        if (details.path("setUpFailure").isTextual()) {
            obstacles.add(details.path("setUpFailure").asText());
        }
        details.path("irregularities").forEach(irregularity -> obstacles.add(irregularity.asText()));
        return new FaultyRun(fault, red, obstacles.isEmpty() ? "" : obstacles.get(0), place);
    }

    /** Whether all scenarios have decided. */
    boolean isDecided() {
        return obstacle.isEmpty();
    }
}

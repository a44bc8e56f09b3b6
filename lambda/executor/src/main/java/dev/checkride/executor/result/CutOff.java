package dev.checkride.executor.result;

import dev.checkride.executor.run.PlannedScenario;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario whose worker ended in the middle of it, so that its cleanup may not have run.
 *
 * @param className its class
 * @param attempt the number of the attempt, from 1
 * @param requests the requests that may have made data
 * @param more how many came after those, at least
 */
public record CutOff(String className, int attempt, List<SentRequest> requests, int more) {
    /** Copies the requests. */
    public CutOff {
        requests = List.copyOf(requests);
    }

    /** What the trail of a scenario says. */
    public static CutOff of(PlannedScenario scenario, Trail trail) {
        return new CutOff(scenario.className(), trail.attempt(), trail.requests(), trail.more());
    }

    /** What its reader has to look for, in lines. */
    public List<String> inWords() {
        List<String> lines = new ArrayList<>();
        String name = className.substring(className.lastIndexOf('.') + 1);
        lines.add("Requests of " + name + (attempt == 1 ? "" : ", attempt " + attempt) + ", that may have made data:");
        requests.forEach(request -> lines.add("  " + request.inWords()));
        if (more > 0) {
            lines.add("  and at least " + more + " more");
        }
        return lines;
    }
}

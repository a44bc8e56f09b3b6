package dev.checkride.command;

import java.util.ArrayList;
import java.util.List;

/**
 * What all faults together say about the scenarios.
 *
 * @param scenarios the class names of all scenarios
 * @param sound the run without a fault
 * @param faulty a run for each fault
 */
record Proof(List<String> scenarios, FaultyRun sound, List<FaultyRun> faulty) {
    /** Copies the lists. */
    Proof {
        scenarios = List.copyOf(scenarios);
        faulty = List.copyOf(faulty);
    }

    /** The faults that no scenario has noticed. */
    List<String> unnoticed() {
        return faulty.stream()
                .filter(run -> run.red().isEmpty())
                .map(FaultyRun::fault)
                .toList();
    }

    /** The scenarios that no fault has turned red: they may be asserting nothing. */
    List<String> untouched() {
        return scenarios.stream()
                .filter(scenario -> faulty.stream().noneMatch(run -> run.red().contains(scenario)))
                .toList();
    }

    /** The runs whose scenarios could not decide. */
    List<FaultyRun> undecided() {
        List<FaultyRun> all = new ArrayList<>(faulty);
        all.add(0, sound);
        return all.stream().filter(run -> !run.isDecided()).toList();
    }

    /** Whether each fault was noticed, each scenario was turned red, and the sound application turned none red. */
    boolean holds() {
        return unnoticed().isEmpty()
                && untouched().isEmpty()
                && undecided().isEmpty()
                && sound.red().isEmpty();
    }
}

package dev.checkride.command;

import dev.checkride.command.terminal.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints the table of faults and scenarios, a row as soon as it is known. */
final class ProofTable {
    private final PrintWriter out;
    private final List<String> scenarios;
    private final int width;

    ProofTable(PrintWriter out, List<String> scenarios, List<String> faults) {
        this.out = out;
        this.scenarios = scenarios;
        this.width = faults.stream().mapToInt(String::length).max().orElse(0);
    }

    void begin() {
        line(
                "",
                IntStream.rangeClosed(1, scenarios.size())
                        .mapToObj(number -> String.format(Locale.ROOT, "%3d", number))
                        .collect(Collectors.joining()));
    }

    void row(FaultyRun run) {
        String marks = scenarios.stream()
                .map(scenario -> run.red().contains(scenario) ? "  x" : "  .")
                .collect(Collectors.joining());
        line(run.fault(), marks + (run.isDecided() ? "" : "  undecided: " + run.obstacle()));
    }

    private void line(String name, String rest) {
        out.println(
                String.format(Locale.ROOT, "  %-" + Math.max(width, FaultyRun.SOUND.length()) + "s %s", name, rest));
        out.flush();
    }

    void end(Proof proof) {
        out.println();
        for (int i = 0; i < scenarios.size(); i++) {
            String scenario = scenarios.get(i);
            long times = proof.faulty().stream()
                    .filter(run -> run.red().contains(scenario))
                    .count();
            out.println(String.format(
                    Locale.ROOT, "  %2d %s: red with %s", i + 1, simpleName(scenario), Words.count(times, "fault")));
        }
        out.println();
        complaints(proof);
        out.println((proof.holds() ? "PROVEN" : "NOT PROVEN") + "  "
                + Words.count(proof.faulty().size(), "fault") + ", " + Words.count(scenarios.size(), "scenario"));
        out.flush();
    }

    private void complaints(Proof proof) {
        proof.unnoticed()
                .forEach(fault -> out.println("No scenario notices the fault " + fault + ": " + result(proof, fault)));
        proof.untouched()
                .forEach(scenario ->
                        out.println("No fault turns " + simpleName(scenario) + " red: does it assert anything?"));
        proof.sound()
                .red()
                .forEach(scenario -> out.println(simpleName(scenario) + " is red without any fault: "
                        + proof.sound().result()));
        proof.undecided()
                .forEach(run ->
                        out.println("Undecided with " + run.fault() + ": " + run.obstacle() + ": " + run.result()));
    }

    private static String result(Proof proof, String fault) {
        return proof.faulty().stream()
                .filter(run -> run.fault().equals(fault))
                .map(FaultyRun::result)
                .collect(Collectors.joining());
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}

package dev.checkride.bench.cold;

import dev.checkride.bench.sandbox.SandboxProcess;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.sandbox.runtime.RuntimeClient.Initialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Rounds on one Java: in each one every function answers twice in a new process, as it comes and after priming. */
final class ColdRounds {
    private final FunctionLab lab;
    private final SandboxProcess sandbox;
    private final Jdk jdk;
    private final List<Double> empty = new ArrayList<>();
    private final Map<String, List<Double>> cold = new TreeMap<>();
    private final Map<ExecutorFunction, List<Double>> aboveWarm = new TreeMap<>();

    ColdRounds(FunctionLab lab, SandboxProcess sandbox, Jdk jdk) {
        this.lab = lab;
        this.sandbox = sandbox;
        this.jdk = jdk;
    }

    /** A step of a run, taken by a function. */
    @FunctionalInterface
    private interface Step {
        void take(OpenRun run, MeasuredFunction function) throws IOException;
    }

    /** Takes another round, and tells what was found. */
    String take() throws IOException {
        try (MeasuredFunction function = lab.startEmpty(jdk.home())) {
            function.invoke("{}".getBytes(StandardCharsets.UTF_8));
            empty.add(function.coldMillis());
        }
        for (Initialization initialization : Initialization.values()) {
            take(initialization);
        }
        return String.format(
                Locale.ROOT, "empty %.0f ms; cold %s; above a warm one %s", last(empty), lasts(cold), lasts(aboveWarm));
    }

    private void take(Initialization initialization) throws IOException {
        List<OpenRun> runs = List.of(OpenRun.in(sandbox), OpenRun.in(sandbox));
        measure(ExecutorFunction.SET_UP, initialization, runs, OpenRun::readTarget, OpenRun::createAccounts);
        try (MeasuredFunction planner = lab.start(ExecutorFunction.SCENARIO, jdk.home(), Initialization.ON_DEMAND)) {
            for (OpenRun run : runs) {
                run.planScenarios(planner);
            }
        }
        measure(ExecutorFunction.SCENARIO, initialization, runs, OpenRun::runScenario, (run, function) -> {});
        measure(ExecutorFunction.TEAR_DOWN, initialization, runs, OpenRun::tearDown, (run, function) -> {});
    }

    private void measure(
            ExecutorFunction function, Initialization initialization, List<OpenRun> runs, Step measured, Step then)
            throws IOException {
        try (MeasuredFunction process = lab.start(function, jdk.home(), initialization)) {
            for (OpenRun run : runs) {
                measured.take(run, process);
            }
            cold.computeIfAbsent(key(initialization, function), absent -> new ArrayList<>())
                    .add(process.coldMillis());
            if (initialization == Initialization.SNAP_START) {
                aboveWarm
                        .computeIfAbsent(function, absent -> new ArrayList<>())
                        .add(process.firstMillis() - process.warmMillis());
            }
            for (OpenRun run : runs) {
                then.take(run, process);
            }
        }
    }

    /** From the start of a process that does nothing to its first answer, in milliseconds. */
    List<Double> empty() {
        return empty;
    }

    /** From the start of a function's process to its first answer, in milliseconds. */
    List<Double> cold(Initialization initialization, ExecutorFunction function) {
        return cold.getOrDefault(key(initialization, function), List.of());
    }

    /** How much longer the first invocation after a restore takes than the next one, in milliseconds. */
    List<Double> aboveWarm(ExecutorFunction function) {
        return aboveWarm.getOrDefault(function, List.of());
    }

    private static String key(Initialization initialization, ExecutorFunction function) {
        return initialization + " " + function;
    }

    private static <K> String lasts(Map<K, List<Double>> samples) {
        List<String> texts = new ArrayList<>();
        samples.forEach((key, values) -> texts.add(String.format(Locale.ROOT, "%s %.0f", key, last(values))));
        return String.join(", ", texts);
    }

    private static double last(List<Double> samples) {
        return samples.get(samples.size() - 1);
    }
}

package dev.checkride.command;

import dev.checkride.executor.scenario.Selection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that select scenarios and tests. */
final class SelectionOptions {
    @Option(
            names = "--include",
            split = ",",
            paramLabel = "GLOB",
            description = "Only these: Class or Class#test, where * stands for any characters.")
    private List<String> include = new ArrayList<>();

    @Option(names = "--exclude", split = ",", paramLabel = "GLOB", description = "All but these.")
    private List<String> exclude = new ArrayList<>();

    @Option(names = "--tags", split = ",", paramLabel = "TAG", description = "Only tests with one of these tags.")
    private List<String> tags = new ArrayList<>();

    Selection toSelection() {
        return new Selection(include, exclude, tags);
    }
}

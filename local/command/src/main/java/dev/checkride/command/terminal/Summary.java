package dev.checkride.command.terminal;

import dev.checkride.executor.run.Text;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Prints what a run has found out, with each red test's reason and its last exchange. */
final class Summary {
    private final PrintWriter out;
    private final Style style;
    private final Verbosity verbosity;
    private final SourceFiles sources;
    private final AnnotationStyle annotations;

    Summary(PrintWriter out, Style style, Verbosity verbosity, SourceFiles sources, AnnotationStyle annotations) {
        this.out = out;
        this.style = style;
        this.verbosity = verbosity;
        this.sources = sources;
        this.annotations = annotations;
    }

    /** Prints the summary of a run; without a result, what has become of the execution. */
    void print(RunEnd end, Optional<RunResult> result, ResultPlace place) {
        boolean quiet = verbosity == Verbosity.QUIET;
        if (!quiet) {
            out.println();
        }
        List<RedTest> reds = result.map(RunResult::reds).orElse(List.of());
        if (annotations == AnnotationStyle.GITHUB) {
            // What an application has answered must not be taken for a workflow command.
            String token = "checkride-" + end.name();
            out.println("::stop-commands::" + token);
            printOutcome(end, result);
            out.println("::" + token + "::");
            reds.forEach(red -> out.println(style.plain(GithubAnnotation.of(red, sources))));
        } else {
            printOutcome(end, result);
        }
        if (result.isPresent()) {
            out.println("Report: " + style.plain(place.page()));
            out.println("Result: " + style.plain(place.result()));
        }
        if (!quiet && !reds.isEmpty()) {
            out.println("Run what is red again: " + style.plain(place.rerun()));
        }
        out.flush();
    }

    private void printOutcome(RunEnd end, Optional<RunResult> result) {
        RedTestPrinter printer = new RedTestPrinter(out, style, verbosity == Verbosity.VERBOSE);
        Set<String> told = new HashSet<>();
        result.ifPresent(found -> found.redsByReason().forEach(group -> {
            List<String> cutOff = group.stream()
                    .map(RedTest::className)
                    .filter(told::add)
                    .flatMap(name -> found.cutOff(name).stream())
                    .toList();
            printer.print(group, cutOff);
        }));
        printVerdict(end, result);
    }

    private void printVerdict(RunEnd end, Optional<RunResult> result) {
        String verdict = result.map(found -> verdict(found, end.green())).orElse("FAILED");
        String outcome = Text.oneLine(result.map(Summary::outcome).orElse(end.reason()));
        out.println((end.green() ? style.green(verdict) : style.red(verdict)) + "  " + style.plain(outcome) + " in "
                + Words.seconds(end.took()));
        result.ifPresent(found -> {
            found.irregularities().forEach(text -> out.println(style.red("Not green: " + text)));
            found.notes().forEach(text -> out.println(style.yellow("Note: " + text)));
            found.leftovers().forEach(item -> out.println(style.red("Left behind: " + item)));
        });
    }

    private static String verdict(RunResult result, boolean green) {
        if (green) {
            return "PASSED";
        }
        return switch (result.verdict()) {
            case SET_UP_FAILED -> "SET-UP FAILED";
            case INCOMPLETE -> "INCOMPLETE";
            case PASSED, TESTS_FAILED -> "FAILED";
        };
    }

    private static String outcome(RunResult result) {
        String outcome = result.setUpFailure().orElseGet(result::counts);
        return result.rerun().map(covers -> outcome + "; " + covers).orElse(outcome);
    }
}

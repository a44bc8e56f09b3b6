package dev.checkride.executor.scenario;

import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import dev.checkride.executor.run.RunRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which scenarios and tests to run.
 *
 * @param include globs, {@code Class} or {@code Class#test}; none means all
 * @param exclude globs of what is left out
 * @param tags JUnit tags of which a test must have one; none means any
 */
public record Selection(List<String> include, List<String> exclude, List<String> tags) {
    /** Copies its parts. */
    public Selection {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        tags = List.copyOf(tags);
    }

    /** Everything. */
    public static Selection all() {
        return new Selection(List.of(), List.of(), List.of());
    }

    /** What a request selects. */
    public static Selection of(RunRequest request) {
        return new Selection(request.include(), request.exclude(), request.tags());
    }

    /** The scenario with its selected tests, if there are any. */
    Optional<PlannedScenario> of(PlannedScenario scenario) {
        List<PlannedTest> tests = scenario.tests().stream()
                .filter(test -> include.isEmpty() || matchesAny(include, scenario, test))
                .filter(test -> !matchesAny(exclude, scenario, test))
                .filter(test -> tags.isEmpty() || test.tags().stream().anyMatch(tags::contains))
                .toList();
        return tests.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlannedScenario(scenario.id(), scenario.className(), tests));
    }

    /** The globs, to include or to exclude, that match no test at all. */
    List<String> unmatched(List<PlannedScenario> scenarios) {
        return Stream.concat(include.stream(), exclude.stream())
                .distinct()
                .filter(glob -> scenarios.stream()
                        .noneMatch(
                                scenario -> scenario.tests().stream().anyMatch(test -> matches(glob, scenario, test))))
                .toList();
    }

    /** The tags that no test has. */
    List<String> unknownTags(List<PlannedScenario> scenarios) {
        Set<String> known = tagsOf(scenarios);
        return tags.stream().distinct().filter(tag -> !known.contains(tag)).toList();
    }

    /** The tags that tests have. */
    static Set<String> tagsOf(List<PlannedScenario> scenarios) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.tests().stream())
                .flatMap(test -> test.tags().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The selection in words. */
    String inWords() {
        return Stream.of(phrase("include", include), phrase("exclude", exclude), phrase("tags", tags))
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String phrase(String name, List<String> values) {
        return values.isEmpty() ? "" : name + " " + String.join(" ", values);
    }

    private static boolean matchesAny(List<String> globs, PlannedScenario scenario, PlannedTest test) {
        return globs.stream().anyMatch(glob -> matches(glob, scenario, test));
    }

    private static boolean matches(String glob, PlannedScenario scenario, PlannedTest test) {
        int hash = glob.indexOf('#');
        Pattern type = pattern(hash < 0 ? glob : glob.substring(0, hash));
        boolean typeMatches = type.matcher(scenario.className()).matches()
                || type.matcher(scenario.simpleName()).matches();
        if (hash < 0 || !typeMatches) {
            return typeMatches;
        }
        Pattern name = pattern(glob.substring(hash + 1));
        String method = test.name().substring(test.name().lastIndexOf('.') + 1);
        return name.matcher(test.name()).matches() || name.matcher(method).matches();
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}

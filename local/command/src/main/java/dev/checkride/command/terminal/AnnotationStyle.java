package dev.checkride.command.terminal;

import java.util.Map;
import java.util.stream.Stream;

/** What a continuous integration reads out of a log. */
enum AnnotationStyle {
    /** Workflow commands of GitHub Actions. */
    GITHUB("GITHUB_ACTIONS"),
    /** Nothing. */
    NONE("");

    private final String variable;

    AnnotationStyle(String variable) {
        this.variable = variable;
    }

    static AnnotationStyle of(Map<String, String> environment) {
        return Stream.of(values())
                .filter(style -> "true".equals(environment.get(style.variable)))
                .findFirst()
                .orElse(NONE);
    }
}

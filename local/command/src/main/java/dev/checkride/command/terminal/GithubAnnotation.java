package dev.checkride.command.terminal;

import dev.checkride.executor.result.Described;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A red test as a workflow command of GitHub Actions, which shows it beside its line.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflow-commands-for-github-actions">Workflow commands</a>
 */
final class GithubAnnotation {
    private GithubAnnotation() {}

    static String of(RedTest test, SourceFiles sources) {
        Optional<Frame> place = test.place();
        Optional<Path> file = place.flatMap(frame -> sources.find(frame.path()));
        String position = file.map(path -> "file=" + property(path.toString().replace('\\', '/')) + ",line="
                        + place.orElseThrow().line() + ",")
                .orElse("");
        String message = test.message().isBlank()
                ? test.statusInWords()
                : Described.of(test.message()).reordered().strip();
        return "::error " + position + "title=" + property(test.name()) + "::" + data(message);
    }

    /** As the toolkit's own code escapes a message: percent signs and line breaks. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** As the toolkit's own code escapes a property: separators, too. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

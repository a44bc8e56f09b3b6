package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/reliability.md against the tests that it names. */
class ReliabilityTests {
    private static final Path HOME = LocalRunFixture.PROJECT.home();
    private static final Pattern NAMED = Pattern.compile("`(\\w+Tests)(?:\\.(\\w+))?`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|(.*)$");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, String> sources = testSources();
        List<String> missing = new ArrayList<>();
        for (MatchResult named : NAMED.matcher(document()).results().toList()) {
            String source = sources.getOrDefault(named.group(1), "");
            boolean there = named.group(2) == null
                    ? !source.isEmpty()
                    : Pattern.compile("void " + named.group(2) + "\\(")
                            .matcher(source)
                            .find();
            if (!there) {
                missing.add(named.group());
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyFaultHasItsTest() throws IOException {
        List<MatchResult> rows = ROW.matcher(document()).results().toList();

        assertThat(rows.stream().map(row -> Integer.valueOf(row.group(1))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
        assertThat(rows).allMatch(row -> NAMED.matcher(row.group(2)).find());
    }

    private static String document() throws IOException {
        return Files.readString(HOME.resolve("docs/reliability.md"));
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String room : List.of("lambda", "local", "scenarios", "statemachine", "sample", "bench")) {
            try (Stream<Path> files = Files.walk(HOME.resolve(room))) {
                for (Path file : files.filter(path -> path.toString().endsWith("Tests.java"))
                        .toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    sources.merge(name, Files.readString(file), String::concat);
                }
            }
        }
        return sources;
    }
}

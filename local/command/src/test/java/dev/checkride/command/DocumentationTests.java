package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.checkride.command.LocalRunFixture.Finished;
import dev.checkride.executor.handler.StepFailure;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.Verdict;
import dev.checkride.executor.run.Json;
import dev.checkride.statemachine.Definition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Holds the documents against what they describe. */
class DocumentationTests {
    private static final Path HOME = LocalRunFixture.PROJECT.home();
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(#[^)]*)?\\)");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern JSON = Pattern.compile("(?ms)^```json\\n(.*?)^```$");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".checkride");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"checkride.schema.json", "request.schema.json"})
    void everyFieldOfTheSchemasIsDescribed(String schema) throws IOException {
        Set<String> fields = new TreeSet<>();
        try (InputStream json = Objects.requireNonNull(Definition.class.getResourceAsStream(schema), schema)) {
            collectFields(Json.read(json.readAllBytes(), JsonNode.class), fields);
        }

        assertThat(fields)
                .isNotEmpty()
                .allMatch(field -> read("docs/configuration.md").contains("\n| `" + field + "` |"));
    }

    @Test
    void everyOptionThatMakesTheRequestIsDescribed() {
        CommandLine run = new CommandLine(new RunCommand());

        assertThat(run.getCommandSpec().options())
                .filteredOn(
                        option -> !Set.of("--help", "--version", "--verbose").contains(option.longestName()))
                .isNotEmpty()
                .allMatch(option -> read("docs/configuration.md").contains("`" + option.longestName() + "`"));
    }

    @Test
    void everyStatusAndVerdictIsDescribed() {
        String results = read("docs/results.md");

        assertThat(Status.values())
                .allMatch(status -> results.contains("\n| `" + status.json() + "` | " + status.ctrf() + " |"));
        assertThat(Verdict.values()).allMatch(verdict -> results.contains("\n| `" + verdict.json() + "` |"));
    }

    @Test
    void everyErrorOfTheStateMachineIsDescribed() {
        JavaClasses handlers = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackagesOf(StepFailure.class);

        assertThat(handlers.get(StepFailure.class).getAllSubclasses())
                .filteredOn(error -> !error.getModifiers().contains(JavaModifier.ABSTRACT))
                .isNotEmpty()
                .allMatch(error -> read("docs/results.md").contains("`" + error.getSimpleName() + "`"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        String text = Files.readString(HOME.resolve(document));

        assertThat(LINK.matcher(text).results().map(link -> link.group(1)))
                .filteredOn(target -> !target.isEmpty() && !target.contains(":"))
                .allMatch(target -> Files.exists(HOME.resolve(document).resolveSibling(target)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/results.md"})
    void everyExampleInJsonIsWellFormed(String document) {
        assertThat(blocks(JSON, document))
                .isNotEmpty()
                .allMatch(json -> !Json.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class)
                        .isEmpty());
    }

    @Test
    void theScenariosOfTheGuidePass() throws Exception {
        List<String> blocks = blocks(JAVA, "docs/scenarios.md");
        // The first block is what all of them import.
        Finished run =
                run("Guide", "package dev.checkride.guide;\n" + String.join("\n", blocks), "dev.checkride.guide.*");

        assertThat(run.printed()).contains("PASSED");
        assertThat(run.result().at("/results/summary/suites").asInt()).isEqualTo(blocks.size() - 1);
    }

    @Test
    void theScenarioOfTheReadmePasses() throws Exception {
        Finished run = run("AdminRenamesUser", blocks(JAVA, "README.md").get(0), "AdminRenamesUser");

        assertThat(run.printed()).contains("PASSED  1 scenario, 1 test: 1 passed");
    }

    @Test
    void theScenarioOfTheReadmeIsRedAsShownOnceItsLastAssertionIsWrong() throws Exception {
        String source = blocks(JAVA, "README.md").get(0);
        String right = "isEqualTo(\"Grace\")";
        assertThat(source).containsOnlyOnce(right);

        Finished run = run("AdminRenamesUser", source.replace(right, "isEqualTo(\"Ada\")"), "AdminRenamesUser");

        assertThat(run.exitCode()).isEqualTo(ExitCode.RED);
        Matcher shown = Pattern.compile("(?s)\n✗ AdminRenamesUser .*?\nFAILED  [^\n]*? in ")
                .matcher(read("README.md"));
        assertThat(shown.find()).isTrue();
        assertThat(withoutIds(run.printed())).contains(withoutIds(shown.group()));
    }

    private static String withoutIds(String printed) {
        return printed.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9-]{10}T[0-9:.]+Z", "…");
    }

    @Test
    void theProjectOfTheGuideHasOneName() {
        assertThat(Pattern.compile("\\.\\./([a-z-]+)")
                        .matcher(read("docs/own-tests.md"))
                        .results()
                        .map(match -> match.group(1)))
                .hasSizeGreaterThan(3)
                .containsOnly("stock");
    }

    @Test
    void theApplicationWithFaultsOfTheGuideIsOne() throws Exception {
        ClassLoader compiled = CompiledScenarios.in(
                folder, "OrdersApplication", blocks(JAVA, "docs/faults.md").get(0));
        LocalApplication orders = compiled.loadClass("OrdersApplication")
                .asSubclass(LocalApplication.class)
                .getConstructor()
                .newInstance();

        assertThat(LocalApplications.of(List.of("orders"), List.of(orders)).faultsOf("orders"))
                .containsExactly("orders-are-forgotten");
    }

    private Finished run(String name, String source, String include) throws IOException, InterruptedException {
        ClassLoader scenarios = CompiledScenarios.in(folder, name, source);
        ObjectNode request = Json.object();
        request.putArray("include").add(include);
        try (LocalRunFixture sandbox = LocalRunFixture.withScenarios(folder.resolve("data"), scenarios)) {
            Finished run = sandbox.run(request);
            assertThat(sandbox.residue()).isEmpty();
            return run;
        }
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(HOME, 2)) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(HOME::relativize)
                    .filter(file -> Stream.iterate(file, Objects::nonNull, Path::getParent)
                            .noneMatch(
                                    part -> NOT_OURS.contains(part.getFileName().toString())))
                    .sorted()
                    .collect(Collectors.toList())
                    .stream();
        }
    }

    private static List<String> blocks(Pattern kind, String document) {
        return kind.matcher(read(document))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static void collectFields(JsonNode schema, Set<String> fields) {
        schema.path("properties").fieldNames().forEachRemaining(fields::add);
        schema.forEach(part -> collectFields(part, fields));
    }

    private static String read(String document) {
        try {
            return Files.readString(HOME.resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

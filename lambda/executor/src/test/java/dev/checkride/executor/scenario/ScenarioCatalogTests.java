package dev.checkride.executor.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.run.Configuration.WhenBusy;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import dev.checkride.executor.run.RunRequest;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioCatalogTests {
    private static final String PAYS = """
            @Scenario @Tag("money")
            class CustomerPays {
                @Test void byCard(@As("admin") ApiClient api) {}
                @Test @Tag("slow") void byBill(@Account("admin") TestAccount admin, Cleanup cleanup) {}
                @Nested class Abroad { @Test void byCard() {} }
                private static void helper(TestAccount any) {}
                record Helper(TestAccount any) {}
            }
            """;
    private static final String BROWSES = """
            @Scenario
            class CustomerBrowses {
                @Test void everything() {}
            }
            """;

    private final Path folder;

    ScenarioCatalogTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private ScenarioCatalog scan(Path... roots) throws IOException {
        try (URLClassLoader loader = Compiled.loader(roots)) {
            return ScenarioCatalog.scan(loader, Set.of("admin", "regular"));
        }
    }

    private List<String> problems(String... sources) throws IOException {
        Path root = Compiled.folder(folder, true, sources);
        try (URLClassLoader loader = Compiled.loader(root)) {
            return problems(loader);
        }
    }

    private static List<String> problems(ClassLoader loader) {
        try {
            ScenarioCatalog.scan(loader, Set.of("admin", "regular"));
            return List.of();
        } catch (InvalidScenariosException invalid) {
            assertThat(invalid).hasMessageStartingWith("The scenarios are not valid: ");
            return invalid.problems();
        }
    }

    private static List<String> names(List<PlannedScenario> scenarios) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.tests().stream().map(test -> scenario.simpleName() + "#" + test.name()))
                .toList();
    }

    @Test
    void scenariosOfJarsAndFoldersAreFoundAndSorted() throws IOException {
        Path jar = Compiled.jar(folder.resolve("a"), PAYS);
        Path classes = Compiled.folder(folder.resolve("b"), true, BROWSES);
        Path unmarked = Compiled.folder(folder.resolve("c"), false, "class Loose { @Test void hangs() {} }");

        ScenarioCatalog catalog = scan(jar, classes, unmarked);

        assertThat(catalog.scenarios())
                .extracting(PlannedScenario::className)
                .containsExactly("shop.CustomerBrowses", "shop.CustomerPays");
        assertThat(names(catalog.scenarios()))
                .containsExactlyInAnyOrder(
                        "CustomerBrowses#everything",
                        "CustomerPays#byCard",
                        "CustomerPays#byBill",
                        "CustomerPays#Abroad.byCard");
        assertThat(catalog.scenarios().get(1).tests())
                .filteredOn(test -> test.name().equals("byBill"))
                .flatExtracting(PlannedTest::tags)
                .containsExactly("money", "slow");
    }

    @Test
    void theHashFollowsTheContentAlone() throws IOException {
        Path first = Compiled.folder(folder.resolve("a"), true, BROWSES);
        Path same = Compiled.folder(folder.resolve("b"), true, BROWSES);
        Path other = Compiled.folder(folder.resolve("c"), true, PAYS);

        assertThat(scan(first).packageHash())
                .isEqualTo(scan(same).packageHash())
                .hasSize(64);
        assertThat(scan(first).packageHash()).isNotEqualTo(scan(other).packageHash());

        Files.writeString(same.resolve("prices.txt"), "1");
        String before = scan(same).packageHash();
        Files.move(same.resolve("prices.txt"), same.resolve("costs.txt"));
        assertThat(scan(same).packageHash()).isNotEqualTo(before);
    }

    @Test
    void withoutAMarkerThereIsNothingToScan() throws IOException {
        Path unmarked = Compiled.folder(folder, false, BROWSES);

        try (URLClassLoader loader = Compiled.loader(unmarked)) {
            assertThat(problems(loader)).singleElement().asString().contains("META-INF/checkride");
        }
    }

    @Test
    void withoutScenariosThereIsNothingToRun() throws IOException {
        assertThat(problems("class Helper { void helps() {} }"))
                .singleElement()
                .asString()
                .contains("no class with @Scenario");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "class Bare { @Test void a() {} } | shop.Bare has tests and no @Scenario",
                "@Scenario class Empty {} | shop.Empty is a @Scenario without any test",
                "@Scenario class Hidden { @Test void a() {} @Test private void b() {} } | must not be private",
                "@Scenario class Fruitful { @Test void a() {} @Test String b() { return null; } } | must not return",
                "@Scenario class One { @Test void a(@As(\"nobody\") ApiClient api) {} } | shop.One#a: checkride.json has no account \"nobody\"; it has admin, regular",
                "@Scenario class Two { Two(@As(\"nobody\") ApiClient api) {} @Test void a() {} } | shop.Two: checkride.json has no account",
                "@Scenario class Three { @BeforeAll static void b(@Account(\"x\") TestAccount x) {} @Test void a() {} } | shop.Three#b: checkride.json has no account \"x\"",
                "@Scenario class Four { @Test void a() {} @Nested class In { @Test void b(@As(\"x\") ApiClient x) {} } } | shop.Four$In#b: checkride.json has no account",
                "@Scenario class Five { @Test void a(TestAccount x) {} } | shop.Five#a: which account?",
                "@Scenario class Six { @AfterEach void b(TestAccount x) {} @Test void a() {} } | shop.Six#b: which account?",
                "@Scenario class Seven { Seven(TestAccount x) {} @Test void a() {} } | shop.Seven: which account?",
                "@Scenario class Eight { @Test void a(@As(\"\") ApiClient x) {} } | shop.Eight#a: checkride.json has no account \"\"",
                "class Nine { @Scenario static class In { @Test void a() {} } } | shop.Nine$In is nested: a scenario is a top-level class",
                "class Ten { static class In { @Test void a() {} } } | shop.Ten$In has tests and no @Scenario",
                "@Scenario class Eleven { @Test void a() {} class In { @Test void b() {} } } | shop.Eleven$In",
            })
    void whatIsWrongIsNamed(String source, String problem) throws IOException {
        assertThat(problems(source, BROWSES))
                .anyMatch(line -> line.contains(problem))
                .allMatch(line -> !line.contains("\n"));
    }

    @Test
    void everyProblemIsNamedAtOnce() throws IOException {
        assertThat(problems("class A { @Test void a() {} }", "class B { @Test void b() {} }", "@Scenario class C {}"))
                .hasSize(3);
    }

    @Test
    void aScenarioInTwoRootsIsRefused() throws IOException {
        Path one = Compiled.folder(folder.resolve("a"), true, BROWSES);
        Path two = Compiled.jar(folder.resolve("b"), BROWSES);

        try (URLClassLoader loader = Compiled.loader(one, two)) {
            assertThat(problems(loader)).singleElement().asString().startsWith("shop.CustomerBrowses exists 2 times");
        }
    }

    @Test
    void aScenarioThatLacksALibraryIsNamedAndNotLeftOut() throws IOException {
        Path root = Compiled.folder(
                folder,
                true,
                "class Base {}",
                "class Money {}",
                "@Scenario class Lacking extends Base { @Test void a() {} }",
                "@Scenario class LackingToo { Money money; @Test void a() {} void pay(Money money) {} }",
                BROWSES);
        Files.delete(root.resolve("shop/Base.class"));
        Files.delete(root.resolve("shop/Money.class"));

        try (URLClassLoader loader = Compiled.loader(root)) {
            assertThat(problems(loader))
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("shop.Lacking cannot be loaded")
                            .contains("shop/Base"))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("shop.LackingToo cannot be loaded")
                            .contains("shop/Money"));
        }
    }

    @Test
    void aNestedClassMayInheritFromItsScenario() throws IOException {
        assertThat(problems(
                        "@Scenario class Twice { @Test void a() {} @Nested class In extends Base {} class Base {} }",
                        BROWSES))
                .noneMatch(line -> line.contains("Overflow"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "CustomerPays              | -           | -     | byCard byBill Abroad.byCard",
                "shop.CustomerPays         | -           | -     | byCard byBill Abroad.byCard",
                "shop.*                    | -           | -     | byCard byBill Abroad.byCard everything",
                "*Browses                  | -           | -     | everything",
                "CustomerPays#byBill       | -           | -     | byBill",
                "CustomerPays#byCard       | -           | -     | byCard Abroad.byCard",
                "CustomerPays#Abroad.*     | -           | -     | Abroad.byCard",
                "*#by*                     | *#*Card     | -     | byBill",
                "-                         | CustomerPays| -     | everything",
                "-                         | -           | slow  | byBill",
                "-                         | -           | slow money | byCard byBill Abroad.byCard",
                "CustomerPays              | *#byCard    | money | byBill"
            })
    void aSelectionIsGlobsAndTags(String include, String exclude, String tags, String expected) throws IOException {
        ScenarioCatalog catalog = scan(Compiled.folder(folder, true, PAYS, BROWSES));

        List<PlannedScenario> selected = catalog.select(new Selection(words(include), words(exclude), words(tags)));

        assertThat(selected.stream()
                        .flatMap(scenario -> scenario.tests().stream())
                        .map(PlannedTest::name))
                .containsExactlyInAnyOrderElementsOf(words(expected));
        assertThat(selected).allSatisfy(scenario -> assertThat(scenario.tests()).isNotEmpty());
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" +"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "CustomerPay | - | - | No scenario or test matches \"CustomerPay\"; did you mean \"CustomerPays\"?",
                "CustomerPays#byCash | - | - | No scenario or test matches \"CustomerPays#byCash\"",
                "CustomerPays Zebra | - | - | No scenario or test matches \"Zebra\". List them",
                "#byCard | - | - | No scenario or test matches \"#byCard\"",
                "CustomerPays | * | - | The selection (include CustomerPays, exclude *) leaves none of the 2 scenarios",
                "CustomerBrowses | - | slow | The selection (include CustomerBrowses, tags slow) leaves none",
                "- | CustomerPay | - | No scenario or test matches \"CustomerPay\"; did you mean \"CustomerPays\"?",
                "CustomerPays | Zebra | - | No scenario or test matches \"Zebra\". List them",
                "- | *#byCash | slow | No scenario or test matches \"*#byCash\"",
                "- | - | fast | No test has the tag \"fast\". List them with",
                "- | - | money slwo | No test has the tag \"slwo\"; did you mean \"slow\"?",
                "Zebra | - | Lion | No scenario or test matches \"Zebra\". No test has the tag \"Lion\".",
                "customerpays | - | - | did you mean \"CustomerPays\"?",
                "Customer.ays | - | - | No scenario or test matches"
            })
    void aSelectionOfNothingIsRefusedAndNamesTheNearest(String include, String exclude, String tags, String expected)
            throws IOException {
        ScenarioCatalog catalog = scan(Compiled.folder(folder, true, PAYS, BROWSES));

        assertThatThrownBy(() -> catalog.select(new Selection(words(include), words(exclude), words(tags))))
                .isInstanceOf(NothingSelectedException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void aRequestSelectsWhatItSays() {
        RunRequest request = new RunRequest(
                "stack",
                List.of("A"),
                List.of("B"),
                List.of("c"),
                1,
                1,
                0,
                false,
                false,
                false,
                WhenBusy.FAIL,
                null,
                null);

        assertThat(Selection.of(request)).isEqualTo(new Selection(List.of("A"), List.of("B"), List.of("c")));
        assertThat(Selection.all()).isEqualTo(new Selection(List.of(), List.of(), List.of()));
    }
}

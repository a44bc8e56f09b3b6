package dev.checkride.scenarios;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.checkride.api.Account;
import dev.checkride.api.As;
import dev.checkride.api.Scenario;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** What holds for the scenarios without an application to run them against. */
class ReferenceScenariosTests {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.checkride.scenarios");

    @Test
    void thereAreEleven() {
        assertThat(scenarios()).hasSize(11);
    }

    @Test
    void everyClassWithTestsIsAScenarioAndEveryScenarioHasTests() {
        assertThat(classes().filter(ReferenceScenariosTests::hasTests)).hasSameElementsAs(scenarios());
    }

    @Test
    void everyScenarioIsATopLevelClassWithATag() {
        assertThat(scenarios()).allSatisfy(scenario -> {
            assertThat(scenario.getEnclosingClass()).isNull();
            assertThat(AnnotationSupport.findRepeatableAnnotations(scenario, Tag.class))
                    .isNotEmpty();
        });
    }

    @Test
    void theJarHasTheMarkerThatDiscoveryLooksFor() {
        assertThat(ReferenceScenariosTests.class.getResource("/META-INF/checkride"))
                .isNotNull();
    }

    @Test
    void theAliasesAreTheFiveOfTheConfiguration() {
        assertThat(scenarios().stream().flatMap(scenario -> aliases(scenario).stream()))
                .containsOnly("admin", "regular", "reader", "editor", "leaver");
    }

    @Test
    void anAccountWhoseRecordChangesBelongsToOneScenario() {
        assertThat(usersOf("reader")).containsExactly(UserReadsOwnData.class);
        assertThat(usersOf("editor")).containsExactly(UserChangesOwnData.class);
        assertThat(usersOf("leaver")).containsExactly(UserDeletesOwnData.class);
    }

    @Test
    void noScenarioKnowsAnother() {
        List<Class<?>> scenarios = scenarios();
        scenarios.forEach(scenario -> noClasses()
                .that()
                .doNotBelongToAnyOf(scenario)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(scenario)
                .check(CLASSES));
    }

    private static List<Class<?>> usersOf(String alias) {
        return scenarios().stream()
                .filter(scenario -> aliases(scenario).contains(alias))
                .toList();
    }

    private static List<Class<?>> scenarios() {
        return classes()
                .filter(candidate -> candidate.isAnnotationPresent(Scenario.class))
                .toList();
    }

    private static Stream<Class<?>> classes() {
        return CLASSES.stream().map(JavaClass::reflect);
    }

    private static boolean hasTests(Class<?> candidate) {
        return Arrays.stream(candidate.getDeclaredMethods())
                .anyMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class));
    }

    private static Set<String> aliases(Class<?> scenario) {
        Set<String> aliases = new TreeSet<>();
        Stream.<Executable>concat(
                        Arrays.stream(scenario.getDeclaredConstructors()), Arrays.stream(scenario.getDeclaredMethods()))
                .flatMap(executable -> Arrays.stream(executable.getParameters()))
                .forEach(parameter -> alias(parameter).ifPresent(aliases::add));
        return aliases;
    }

    private static Optional<String> alias(Parameter parameter) {
        return Optional.ofNullable(parameter.getAnnotation(As.class))
                .map(As::value)
                .or(() -> Optional.ofNullable(parameter.getAnnotation(Account.class))
                        .map(Account::value));
    }
}

package dev.checkride.executor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTests {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.checkride.executor");

    private static Set<String> usersOf(String library) {
        return CLASSES.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith(library)))
                .map(ArchitectureTests::outermost)
                .collect(Collectors.toSet());
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass()
                .map(ArchitectureTests::outermost)
                .orElse(type.getName())
                .replace("dev.checkride.executor.", "");
    }

    @Test
    void theClassesAreFound() {
        assertThat(CLASSES).hasSizeGreaterThan(100);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("dev.checkride.executor.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnTheHandlers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..executor.handler..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..executor.handler..")
                .check(CLASSES);
    }

    @Test
    void onlyScenarioKnowsJUnitAndAwaitility() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..executor.scenario..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.awaitility..", "org.opentest4j..")
                .check(CLASSES);
    }

    @Test
    void theLauncherIsOpenedInOnePlace() {
        assertThat(usersOf("org.junit.platform.launcher.core"))
                .containsExactlyInAnyOrder("scenario.Launchers", "scenario.ScenarioRunner");
    }

    @Test
    void onlyTheHandlersReadTheEnvironment() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..executor.handler..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .check(CLASSES);
    }

    @Test
    void nobodyPrintsExitsOrWritesProperties() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "setProperty", String.class, String.class)
                .check(CLASSES);
    }

    @Test
    void theScenariosOfATeamAreNeverSeen() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.checkride.scenarios..", "dev.checkride.sample..", "dev.checkride.sandbox..")
                .check(CLASSES);
    }

    @Test
    void authorsSeeNothingOfTheExecutor() {
        classes()
                .that()
                .resideInAPackage("dev.checkride.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("dev.checkride.executor..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** Everything else talks to AWS through these, so that the rest can be tested without it. */
    @Test
    void onlyTheAdaptersKnowTheSdk() {
        Set<String> users = usersOf("software.amazon.awssdk");

        assertThat(users.stream().filter(name -> name.startsWith("run.") || name.startsWith("result.")))
                .containsExactlyInAnyOrder(
                        // The runs table.
                        "run.Ledger",
                        "run.Leases",
                        // Whether an execution still runs.
                        "run.Executions",
                        "result.HistoryTable",
                        "result.TrailTable",
                        // The result bucket.
                        "result.ResultStore");
        assertThat(users.stream().filter(name -> name.startsWith("handler.")))
                // It builds the clients.
                .containsExactlyInAnyOrder(
                        "handler.Clients",
                        "handler.SwitchedCredentials",
                        "handler.SwitchedTransport",
                        // They stand in for AWS before a snapshot.
                        "handler.OfflineHttp",
                        "handler.Rehearsal");
        // What runs scenarios gets accounts, never clients.
        assertThat(users).noneMatch(name -> name.startsWith("scenario."));
    }
}

package dev.checkride.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTests {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.checkride.sandbox");

    @Test
    void theSandboxKnowsOnlyTheInterpreterAndItsLibraries() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.checkride.sandbox..",
                        "dev.checkride.asl",
                        "com.fasterxml.jackson..",
                        "com.nimbusds..",
                        "org.gaul.s3proxy..",
                        "org.jspecify..",
                        "com.sun.net.httpserver",
                        "java..",
                        "javax.crypto..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.checkride.sandbox.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void eachLibraryStaysInItsPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..sandbox.s3")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.gaul.s3proxy..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("..sandbox.cognito")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.nimbusds..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("..sandbox.states")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.checkride.asl")
                .check(CLASSES);
    }

    @Test
    void onlyTheAssemblySeesSeveralServices() {
        noClasses()
                .that()
                .resideInAnyPackage("..sandbox.http", "..sandbox.protocol")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.checkride.sandbox",
                        "..sandbox.cognito",
                        "..sandbox.secrets",
                        "..sandbox.cloudformation",
                        "..sandbox.gateway",
                        "..sandbox.states")
                .check(CLASSES);
    }
}

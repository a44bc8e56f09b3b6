package dev.checkride.asl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTests {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.checkride.asl");

    @Test
    void dependsOnTheJdkAndJacksonAndJsonataAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.checkride.asl..",
                        "java..",
                        "com.fasterxml.jackson..",
                        "com.dashjoin.jsonata..",
                        "org.jspecify..")
                .check(MODULE);
    }

    @Test
    void hasNoPackageCycles() {
        slices().matching("dev.checkride.(**)").should().beFreeOfCycles().check(MODULE);
    }
}

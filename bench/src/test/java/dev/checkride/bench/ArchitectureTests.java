package dev.checkride.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTests {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.checkride.bench");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.checkride.bench.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void benchmarksDoNotKnowWhoPrintsThem() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.checkride.bench")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.checkride.bench")
                .check(CLASSES);
    }
}

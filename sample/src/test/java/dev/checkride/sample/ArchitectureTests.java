package dev.checkride.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTests {
    private static final JavaClasses SAMPLE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.checkride");

    @Test
    void onlyTheTablesAdapterUsesTheAwsSdk() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(DynamoDbUserStore.class, Attributes.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(SAMPLE);
    }

    @Test
    void onlyTheHandlersReadTheEnvironmentOfTheProcess() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Handler")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(SAMPLE);
    }
}

package dev.checkride.infra.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.infra.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** The app's stacks for a {@code checkride.json} of somebody else's. */
class OtherConfigurationTests {
    private static final String STOCK = "\"stock\": {\"tables\": [\"${StockTable}\"]}";
    private static final String SHOP = "\"shop\": {\"tables\": [\"${UsersTable}\"]}";

    @TempDir
    private Path folder;

    @Test
    void anExecutorForOthersHasNoRightsOnTheSamplesTable() {
        Synthesised checkride = synthesise(Map.of(), STOCK);

        assertThat(checkride.clearable()).isEmpty();
        checkride
                .annotations()
                .hasWarning("*", Match.stringLikeRegexp("Runs cannot clear \\$\\{StockTable\\} of stock: .*"));
    }

    @Test
    void tablesThatAreNamedAreThoseThatRunsMayClear() {
        Synthesised checkride = synthesise(Map.of("tables", "stock-1"), STOCK);

        assertThat(checkride.clearable()).containsExactly("stock-1");
        checkride.annotations().hasNoWarning("*", Match.stringLikeRegexp("Runs cannot clear.*"));
    }

    @Test
    void theSamplesTableIsKnownUnderEachNameOfTheSample() {
        Synthesised checkride = synthesise(Map.of("sampleStackName", "shop"), SHOP);

        assertThat(checkride.clearable()).containsExactly("shop-users");
        checkride.annotations().hasNoWarning("*", Match.stringLikeRegexp("Runs cannot clear.*"));
    }

    @Test
    void theSamplesTableStandsForNoOther() {
        Synthesised checkride = synthesise(Map.of("sampleStackName", "shop"), SHOP, STOCK);

        assertThat(checkride.clearable()).containsExactly("shop-users");
        checkride
                .annotations()
                .hasWarning("*", Match.stringLikeRegexp("Runs cannot clear all of .*StockTable.*: 1 of 2 names .*"));
    }

    @Test
    void aSampleWithoutTablesToClearKeepsItsOwn() {
        Synthesised checkride = synthesise(Map.of("sampleStackName", "shop"), "\"shop\": {}");

        assertThat(checkride.clearable()).isEmpty();
    }

    private Synthesised synthesise(Map<String, Object> context, String... stacks) {
        Map<String, Object> all = new HashMap<>(context);
        all.put("configuration", configuration(stacks).toString());
        App app = Synthesis.app(folder.resolve("out"), all);
        new Stacks(app, Synthesis.home()).create();
        return new Synthesised(
                Annotations.fromStack((Stack) app.getNode().findChild("Checkride")),
                new Synthesis(folder.resolve("out"), app).template("Checkride"));
    }

    private Path configuration(String... stacks) {
        try {
            return Files.writeString(
                    folder.resolve("checkride.json"), "{\"stacks\": {" + String.join(", ", stacks) + "}}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Synthesised(Annotations annotations, Template template) {
        /** The names of the tables that runs may clear. */
        List<String> clearable() {
            return template.statements().stream()
                    .filter(statement -> statement.actions().contains("dynamodb:BatchWriteItem"))
                    .flatMap(statement -> statement.resources().stream())
                    .map(resource -> resource.toString().replaceAll(".*:table/|\"].*", ""))
                    .toList();
        }
    }
}

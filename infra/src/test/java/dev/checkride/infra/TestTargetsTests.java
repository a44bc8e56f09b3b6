package dev.checkride.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ConfigurationReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestTargetsTests {
    private static final Configuration TWO_STACKS =
            read("{\"stacks\": {\"known\": {\"userPool\": \"eu-central-1_AbCdEfGhI\"}, \"unknown\": {}}}");
    private static final Configuration TWO_TABLES = read(
            "{\"stacks\": {\"blue\": {\"tables\": [\"${Orders}\", \"carts\"]}, \"green\": {\"tables\": [\"${Orders}\"]}}}");

    private static Configuration read(String json) {
        return ConfigurationReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPoolThatIsNamedTakesNothingFromTheStackWhosePoolIsNot() {
        TestTargets targets = TestTargets.of(TWO_STACKS, Set.of(), Set.of());

        assertThat(targets.pools()).containsExactly("eu-central-1_AbCdEfGhI");
        assertThat(targets.stacksOfUnknownPools()).containsExactly("unknown");
    }

    @Test
    void poolsThatAreGivenStandInForThoseThatOnlyTheStackKnows() {
        TestTargets targets = TestTargets.of(TWO_STACKS, Set.of(), Set.of("eu-central-1_Given"));

        assertThat(targets.pools()).containsExactly("eu-central-1_AbCdEfGhI", "eu-central-1_Given");
        assertThat(targets.stacksOfUnknownPools()).isEmpty();
    }

    @Test
    void aReferenceOfTwoStacksMeansTwoTables() {
        TestTargets none = TestTargets.of(TWO_TABLES, Set.of(), Set.of());

        assertThat(none.unknownTables()).containsExactly("${Orders} of blue", "${Orders} of green");
        assertThat(none.tables()).containsExactly("carts");
    }

    @Test
    void tablesStayUnknownWhileThereAreMoreReferencesThanNames() {
        assertThat(TestTargets.of(TWO_TABLES, Set.of("blue-orders"), Set.of()).unknownTables())
                .hasSize(2);
        assertThat(TestTargets.of(TWO_TABLES, Set.of("blue-orders", "green-orders"), Set.of())
                        .unknownTables())
                .isEmpty();
    }

    @Test
    void aNameThatTheConfigurationHasAlreadyStandsForNoReference() {
        assertThat(TestTargets.of(TWO_TABLES, Set.of("blue-orders", "carts"), Set.of())
                        .unknownTables())
                .hasSize(2);
    }
}

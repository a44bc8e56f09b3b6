package dev.checkride.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ConfigurationReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestTargetsTests {
    private static final Configuration TWO_STACKS = ConfigurationReader.read(
            "{\"stacks\": {\"known\": {\"userPool\": \"eu-central-1_AbCdEfGhI\"}, \"unknown\": {}}}"
                    .getBytes(StandardCharsets.UTF_8));

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
}

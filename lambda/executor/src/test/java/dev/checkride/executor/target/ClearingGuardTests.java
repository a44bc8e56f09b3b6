package dev.checkride.executor.target;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.wire.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClearingGuardTests {
    private final StackSnapshot stack = Given.stack(Map.of());

    @Test
    void listedAccountsAndRegionsPass() {
        assertThatCode(() ->
                        guard(List.of("111122223333"), List.of("us-east-1")).check(stack))
                .doesNotThrowAnyException();
    }

    @Test
    void row18AnAccountThatIsNotListedIsRefused() {
        assertThatThrownBy(() ->
                        guard(List.of("999999999999"), List.of("us-east-1")).check(stack))
                .isInstanceOf(ClearingRefusedException.class)
                .hasMessageContainingAll("Nothing is deleted", "account 111122223333", "guards.accounts");
    }

    @Test
    void row18ARegionThatIsNotListedIsRefused() {
        assertThatThrownBy(() ->
                        guard(List.of("111122223333"), List.of("eu-west-1")).check(stack))
                .isInstanceOf(ClearingRefusedException.class)
                .hasMessageContainingAll("Nothing is deleted", "region us-east-1", "guards.regions");
    }

    @Test
    void emptyListsMeanNowhere() {
        assertThatThrownBy(() -> guard(List.of(), List.of()).check(stack)).isInstanceOf(ClearingRefusedException.class);
    }

    private static ClearingGuard guard(List<String> accounts, List<String> regions) {
        return new ClearingGuard(new Configuration.Guards(accounts, regions, 10));
    }
}

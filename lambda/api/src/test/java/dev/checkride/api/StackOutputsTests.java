package dev.checkride.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StackOutputsTests {
    private final StackOutputs outputs = new StackOutputs("users", Map.of("UserPool", "pool", "APIEndpoint", "url"));

    @Test
    void anOutputIsFoundByItsName() {
        assertThat(outputs.require("UserPool")).isEqualTo("pool");
        assertThat(outputs.find("UserPool")).contains("pool");
        assertThat(outputs.find("userpool")).isEmpty();
        assertThat(outputs.stackName()).isEqualTo("users");
    }

    @Test
    void namesAreSorted() {
        assertThat(outputs.names()).containsExactly("APIEndpoint", "UserPool");
        assertThat(outputs.asMap()).containsExactly(Map.entry("APIEndpoint", "url"), Map.entry("UserPool", "pool"));
    }

    @Test
    void aMissingOutputIsNamedWithThosePresent() {
        assertThatThrownBy(() -> outputs.require("UsersTable"))
                .isInstanceOf(MissingOutputException.class)
                .hasMessage("Stack users has no output \"UsersTable\"; it has APIEndpoint, UserPool");
    }

    @Test
    void aStackWithoutOutputsSaysSo() {
        StackOutputs none = new StackOutputs("users", Map.of());

        assertThatThrownBy(() -> none.require("UsersTable"))
                .isInstanceOf(MissingOutputException.class)
                .hasMessage("Stack users has no output \"UsersTable\"; it has none at all");
    }
}

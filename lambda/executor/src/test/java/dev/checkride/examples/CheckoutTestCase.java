package dev.checkride.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.api.Scenario;
import dev.checkride.api.StackOutputs;
import org.junit.jupiter.api.Test;

@Scenario
class CheckoutTestCase {
    @Test
    void knowsItsStack(StackOutputs outputs) {
        assertThat(outputs.stackName()).isEqualTo("shop");
    }
}

package dev.checkride.executor.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.run.Configuration;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutorFunctionTests {
    private static Settings settings() {
        Configuration configuration = new Configuration(
                Map.of("shop", new Configuration.Stack(null, null, null, null, null, null)),
                null,
                null,
                null,
                null,
                "hash");
        return new Settings(
                Map.of("AWS_ACCESS_KEY_ID", "none", "AWS_SECRET_ACCESS_KEY", "none", "EMPTY", " "),
                configuration,
                ExecutorFunctionTests.class.getClassLoader(),
                Clock.systemUTC());
    }

    @ParameterizedTest
    @EnumSource(ExecutorFunction.class)
    void theTableNamesTheStepsThatTheHandlerTakes(ExecutorFunction function) throws ReflectiveOperationException {
        StepHandler handler =
                (StepHandler) function.handler().getConstructor(Settings.class).newInstance(settings());

        assertThat(function.steps()).containsExactlyInAnyOrderElementsOf(handler.steps());
        assertThat(Modifier.isPublic(function.handler().getConstructor().getModifiers()))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(ExecutorFunction.class)
    void everyFunctionStaysWithinLambdasLimits(ExecutorFunction function) {
        assertThat(function.timeout()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(15));
        assertThat(function.memoryMegabytes()).isBetween(512, 10_240);
        assertThat(function.operations())
                .contains("dynamodb:GetItem", "dynamodb:PutItem")
                .allMatch(operation -> operation.matches("[a-z0-9-]+:[A-Z][A-Za-z]+"));
    }

    @Test
    void onlySetUpMayClearOrCreateAndOnlyTearDownMayDeleteTheSecret() {
        assertThat(ExecutorFunction.SCENARIO.operations())
                .noneMatch(operation -> operation.contains("Delete") || operation.contains("BatchWrite"));
        assertThat(ExecutorFunction.TEAR_DOWN.operations())
                .doesNotContain("dynamodb:BatchWriteItem", "secretsmanager:GetSecretValue")
                .contains("secretsmanager:DeleteSecret");
        assertThat(ExecutorFunction.SET_UP.operations()).doesNotContain("secretsmanager:DeleteSecret");
    }

    @Test
    void aMissingVariableIsNamed() {
        assertThatThrownBy(() -> settings().require("CHECKRIDE_BUCKET"))
                .isInstanceOf(MissingVariableException.class)
                .hasMessageContaining("no variable CHECKRIDE_BUCKET");
        assertThat(settings().find("EMPTY")).isEmpty();
        assertThat(settings().loopbackAllowed()).isFalse();
    }
}

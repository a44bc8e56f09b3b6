package dev.checkride.executor.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ConfigurationReader;
import dev.checkride.executor.scenario.LauncherPrimer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class SnapStartTests {
    private static Settings settings() {
        Configuration configuration =
                ConfigurationReader.read("{\"stacks\": {\"shop\": {}}}".getBytes(StandardCharsets.UTF_8));
        return new Settings(
                Map.of(
                        "AWS_ACCESS_KEY_ID", "none",
                        "AWS_SECRET_ACCESS_KEY", "none",
                        "AWS_REGION", "us-east-1",
                        // Whoever called it would be refused at once.
                        "AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
                configuration,
                SnapStartTests.class.getClassLoader(),
                Clock.systemUTC());
    }

    /** For handlers that are never restored. */
    static SnapStart ofNothing() {
        return new SnapStart(ExecutorFunction.SET_UP, new Services(settings()), () -> {});
    }

    @ParameterizedTest
    @EnumSource(ExecutorFunction.class)
    void everyFunctionIsPrimedWithoutTheNetworkAndWithoutTouchingItsOwnClients(ExecutorFunction function) {
        AtomicInteger transports = new AtomicInteger();
        Services services = new Services(settings(), new Clients(settings(), () -> {
            transports.incrementAndGet();
            return new OfflineHttp();
        }));
        AtomicInteger more = new AtomicInteger();

        new SnapStart(function, services, more::incrementAndGet).prime();

        assertThat(transports).hasValue(1);
        assertThat(more).hasValue(1);
    }

    @Test
    void aClientIsMadeOnceInAFunctionsLife() {
        Clients clients = new Clients(settings());

        DynamoDbClient first = clients.dynamoDb();

        assertThat(clients.dynamoDb()).isSameAs(first);
        assertThat(clients.ownDynamoDb()).isSameAs(clients.ownDynamoDb()).isNotSameAs(first);
    }

    @Test
    void afterARestoreConnectionsAreMadeAnew() {
        AtomicInteger transports = new AtomicInteger();
        Clients clients = new Clients(settings(), () -> {
            transports.incrementAndGet();
            return new OfflineHttp();
        });
        Services services = new Services(settings(), clients);
        DynamoDbClient before = clients.dynamoDb();

        new SnapStart(ExecutorFunction.SET_UP, services, () -> {}).renew();

        assertThat(clients.dynamoDb()).isNotSameAs(before);
        assertThat(transports).hasValue(2);
    }

    @Test
    void theLauncherRunsOneTest() {
        assertThat(LauncherPrimer.run()).isEqualTo(1);
    }

    @Test
    void lambdaFindsTheHooksInTheHandlersThemselves() {
        for (ExecutorFunction function : ExecutorFunction.values()) {
            assertThat(org.crac.Resource.class).isAssignableFrom(function.handler());
        }
    }
}

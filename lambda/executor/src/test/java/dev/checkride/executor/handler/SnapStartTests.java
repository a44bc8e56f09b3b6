package dev.checkride.executor.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ConfigurationReader;
import dev.checkride.executor.scenario.ScenarioRehearsal;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
        return new SnapStart(ExecutorFunction.SET_UP, new Services(settings()), application -> {});
    }

    /** Whose transport answers nothing, and tells who has asked it. */
    private static Services services(List<HttpExecuteRequest> asked) {
        return new Services(settings(), new Clients(settings(), () -> new RefusingHttp(asked)));
    }

    @ParameterizedTest
    @EnumSource(ExecutorFunction.class)
    void everyOperationOfEveryFunctionIsRehearsedWithoutTheNetwork(ExecutorFunction function) {
        List<HttpExecuteRequest> asked = new ArrayList<>();
        List<URI> applications = new ArrayList<>();

        new SnapStart(function, services(asked), applications::add).prime();

        assertThat(asked).isEmpty();
        assertThat(applications)
                .singleElement()
                .satisfies(address -> assertThat(address.getHost()).isEqualTo("127.0.0.1"));
    }

    @Test
    void anOperationThatNobodyCanRehearseIsNamed() {
        Clients clients = new Clients(settings());

        assertThatThrownBy(() -> Rehearsal.of(Set.of("sqs:SendMessage"), clients, new OfflineHttp()))
                .hasMessageContaining("sqs:SendMessage");
    }

    @Test
    void aRestoredFunctionCallsByConnectionsAndCredentialsOfItsOwn() {
        List<HttpExecuteRequest> asked = new ArrayList<>();
        Services services = services(asked);
        SnapStart snapStart = new SnapStart(ExecutorFunction.SET_UP, services, application -> {});
        snapStart.prime();
        DynamoDbClient rehearsed = services.clients().ownDynamoDb();

        snapStart.renew();

        assertThat(services.clients().ownDynamoDb()).isSameAs(rehearsed);
        assertThatThrownBy(() ->
                        rehearsed.getItem(get -> get.tableName("runs").key(Map.of("pk", AttributeValue.fromS("1")))))
                .isInstanceOf(SdkException.class);
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.httpRequest().firstMatchingHeader("Authorization"))
                        .get()
                        .asString()
                        .contains("Credential=none/"));
    }

    @Test
    void aClientIsMadeOnceInAFunctionsLife() {
        Clients clients = new Clients(settings());

        DynamoDbClient first = clients.dynamoDb();

        assertThat(clients.dynamoDb()).isSameAs(first);
        assertThat(clients.ownDynamoDb()).isSameAs(clients.ownDynamoDb()).isNotSameAs(first);
    }

    @Test
    void aScenarioIsRehearsedWithARequestThatIsAnswered() throws IOException {
        try (LoopbackPeer peer = LoopbackPeer.open()) {
            ScenarioReport report = ScenarioRehearsal.against(
                    peer.uri("http"), SnapStartTests.class.getClassLoader(), Clock.systemUTC());

            assertThat(report.tests()).singleElement().satisfies(row -> {
                assertThat(row.status()).as(String.valueOf(row.failure())).isEqualTo(Status.PASSED);
                assertThat(row.exchanges())
                        .singleElement()
                        .satisfies(exchange -> assertThat(exchange.status()).isEqualTo(200));
            });
        }
    }

    @Test
    void lambdaFindsTheHooksInTheHandlersThemselves() {
        for (ExecutorFunction function : ExecutorFunction.values()) {
            assertThat(org.crac.Resource.class).isAssignableFrom(function.handler());
        }
    }

    private record RefusingHttp(List<HttpExecuteRequest> asked) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            asked.add(request);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(400).build())
                            .build();
                }

                @Override
                public void abort() {
                    // Nothing is under way.
                }
            };
        }

        @Override
        public void close() {
            // There are no connections.
        }
    }
}

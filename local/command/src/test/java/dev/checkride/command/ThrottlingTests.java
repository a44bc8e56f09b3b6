package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.command.LocalRunFixture.Finished;
import dev.checkride.executor.run.Json;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.CallListener;
import dev.checkride.sandbox.protocol.ServiceError;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A run through the real SDK in an account in which every operation is throttled at first. */
class ThrottlingTests {
    private static final String STACK =
            LocalRunFixture.PROJECT.configuration().stackNames().get(0);

    @TempDir
    private Path data;

    @Test
    void aRunWhoseEveryOperationIsThrottledIsOnlySlower() throws Exception {
        try (LocalRunFixture sandbox = LocalRunFixture.open(data)) {
            for (int i = 0; i < 30; i++) {
                Map<String, AttributeValue> item = Map.of("userid", AttributeValue.fromS("old-" + i));
                sandbox.dynamoDb()
                        .putItem(put -> put.tableName(STACK + "-users").item(item));
            }
            Throttle throttle = new Throttle();
            sandbox.local().sandbox().tell(throttle);
            ObjectNode request = Json.object().put("clearTables", true);
            request.putArray("include").add("CallerWithoutTokenIsTurnedAway#listingUsersIsUnauthorized");

            Finished run = sandbox.run(request);

            assertThat(run.exitCode()).as(run.printed()).isZero();
            assertThat(throttle.refused())
                    .containsEntry("AdminCreateUser", Throttle.LONG)
                    .containsEntry("BatchWriteItem", Throttle.LONG)
                    .containsEntry("DescribeStacks", Throttle.SHORT)
                    .containsEntry("GetItem", Throttle.SHORT)
                    .containsEntry("PutObject", Throttle.SHORT)
                    .containsEntry("DeleteSecret", Throttle.SHORT);
            assertThat(sandbox.residue()).isEmpty();
        }
    }

    /** Refuses the first calls of each operation; some more often than the SDK repeats by itself. */
    private static final class Throttle implements CallListener {
        static final int SHORT = 2;
        static final int LONG = 6;
        private static final Set<String> REFUSED_FOR_LONG =
                Set.of("AdminCreateUser", "AdminDeleteUser", "BatchWriteItem");

        private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

        @Override
        public void arriving(Call call) {
            // Whoever starts the run, and the tests' own look at what is left, are not Checkride's functions.
            if (Set.of("StartExecution", "ListUserPools", "ListUsers", "ListSecrets")
                    .contains(call.operation())) {
                return;
            }
            int most = REFUSED_FOR_LONG.contains(call.operation()) ? LONG : SHORT;
            AtomicInteger made = calls.computeIfAbsent(call.operation(), none -> new AtomicInteger());
            if (made.incrementAndGet() <= most) {
                throw call.service().equals("s3")
                        ? new ServiceError("SlowDown", 503, "Please reduce your request rate.")
                        : ServiceError.of(throttled(call.service()), "Rate exceeded");
            }
        }

        private static String throttled(String service) {
            return switch (service) {
                case "dynamodb" -> "ProvisionedThroughputExceededException";
                case "cognito-idp" -> "TooManyRequestsException";
                default -> "ThrottlingException";
            };
        }

        /** How many calls of each operation were refused. */
        Map<String, Integer> refused() {
            Map<String, Integer> refused = new TreeMap<>();
            calls.forEach((operation, made) ->
                    refused.put(operation, Math.min(made.get(), REFUSED_FOR_LONG.contains(operation) ? LONG : SHORT)));
            return refused;
        }
    }
}

package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.run.Json;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.InvocationContext;
import dev.checkride.sandbox.function.LambdaFunction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invocation that makes accounts and whose answer is lost, so that it is still at work when its run is torn down. */
class LostInvocationTests {
    /** The access key by which the calls of the lost invocation are told from those of the one that takes its place. */
    private static final String CALLER = "lost-invocation";

    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch tornDown = new CountDownLatch(1);
    private final AtomicBoolean lost = new AtomicBoolean();
    private volatile CompletableFuture<byte[]> running = new CompletableFuture<>();

    @TempDir
    private Path data;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({FunctionFailure.EXIT + ", FAILED", "Lambda.SdkClientException, SUCCEEDED"})
    void whatItMakesAfterTheTeardownGoesWithALaterSweep(String error, String status) throws Exception {
        try (LocalRunFixture sandbox =
                LocalRunFixture.hosted(data, log -> losing(error, FunctionHost.thisProcess(log)))) {
            Set<String> foreign = sandbox.plantThingsOfOthers();
            // Each of its calls: a client that hears nothing for half a minute sends its request again.
            sandbox.local().sandbox().tell(call -> {
                if (call.operation().equals("AdminCreateUser") && call.caller().equals(CALLER)) {
                    underWay.countDown();
                    await(tornDown);
                }
            });
            ObjectNode request = Json.object();
            request.putArray("include").add("CallerWithoutTokenIsTurnedAway#listingUsersIsUnauthorized");

            Execution execution = sandbox.local().start("lost", request);
            execution.await();
            assertThat(execution.status()).hasToString(status);
            assertThat(sandbox.residue()).isEqualTo(foreign);
            tornDown.countDown();
            assertThat(running).failsWithin(Duration.ofMinutes(5));

            assertThat(sandbox.residue()).hasSize(foreign.size() + 1);
            assertThat(sandbox.sweep(Clock.systemUTC()).path("swept")).isEmpty();
            assertThat(later(sandbox, 20)).isEqualTo("[\"lost\"]");
            assertThat(sandbox.residue()).isEqualTo(foreign);
            assertThat(later(sandbox, 40)).isEqualTo("[]");
        }
    }

    private static String later(LocalRunFixture sandbox, int minutes) {
        return sandbox.sweep(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)))
                .path("swept")
                .toString();
    }

    /** Functions of which the first that makes accounts is said to have ended, while it goes on. */
    private FunctionHost losing(String error, FunctionHost functions) {
        return (function, sandbox, settings) -> {
            LambdaFunction code = functions.host(function, sandbox, settings);
            LambdaFunction lostCode = functions.host(function, sandbox, signed(settings));
            return (event, context) -> {
                boolean makes = function == ExecutorFunction.SET_UP
                        && new String(event, StandardCharsets.UTF_8).contains("CreateAccounts");
                if (makes && lost.compareAndSet(false, true)) {
                    running = CompletableFuture.supplyAsync(() -> invoke(lostCode, event, context));
                    await(underWay);
                    throw new FunctionFailure(error, "the answer is lost", List.of());
                }
                return code.invoke(event, context);
            };
        };
    }

    private static Settings signed(Settings settings) {
        Map<String, String> variables = new HashMap<>(settings.variables());
        variables.put("AWS_ACCESS_KEY_ID", CALLER);
        return new Settings(variables, settings.configuration(), settings.scenarios(), settings.clock());
    }

    private static byte[] invoke(LambdaFunction code, byte[] event, InvocationContext context) {
        try {
            return code.invoke(event, context);
        } catch (FunctionFailure failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

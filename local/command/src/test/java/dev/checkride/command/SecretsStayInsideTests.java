package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.command.LocalRunFixture.Finished;
import dev.checkride.executor.run.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsStayInsideTests {
    /** Puts tokens wherever a careless author could: messages, causes, URLs, bodies, display names. */
    private static final String LEAKING = """
            import static org.assertj.core.api.Assertions.assertThat;
            import static org.assertj.core.api.Assertions.fail;

            import dev.checkride.api.*;
            import java.nio.charset.StandardCharsets;
            import java.net.URLEncoder;
            import java.util.Base64;
            import java.util.stream.Stream;
            import org.junit.jupiter.api.*;

            @Scenario
            class Leaking {
                private static String base64(String prefix, String text) {
                    return Base64.getEncoder().encodeToString((prefix + text).getBytes(StandardCharsets.UTF_8));
                }

                @Test
                void inAnAssertion(@Account("admin") TestAccount admin) {
                    fail("the token is " + admin.idToken() + " and " + admin.accessToken());
                }

                @Test
                void inACause(@Account("admin") TestAccount admin) {
                    throw new IllegalStateException("outer", new RuntimeException("inner " + admin.idToken()));
                }

                @Test
                void inBase64(@Account("admin") TestAccount admin) {
                    fail(base64("", admin.idToken()) + " " + base64("x", admin.idToken()) + " " + base64("xy", admin.idToken()));
                }

                @Test
                void inAnUrl(@Account("admin") TestAccount admin, ApiClient api) {
                    assertThat(api.get("/users?token=" + URLEncoder.encode(admin.idToken(), StandardCharsets.UTF_8)).status())
                            .isEqualTo(999);
                }

                @Test
                void inABody(@Account("admin") TestAccount admin, @As("admin") ApiClient api) {
                    assertThat(api.post("/users", "{\\"Name\\": \\"" + admin.idToken() + "\\"}").status()).isEqualTo(999);
                }

                @Test
                void inAHeader(@Account("admin") TestAccount admin, ApiClient api) {
                    assertThat(api.send(ApiRequest.of("GET", "/users").header("X-Token", admin.idToken())).status())
                            .isEqualTo(999);
                }

                @TestFactory
                Stream<DynamicTest> inADisplayName(@Account("admin") TestAccount admin) {
                    return Stream.of(DynamicTest.dynamicTest("as " + admin.idToken(), () -> fail("no")));
                }

                @Test
                void inACleanup(@Account("admin") TestAccount admin, Cleanup cleanup) {
                    cleanup.later(() -> fail("cleanup of " + admin.idToken()));
                }
            }
            """;

    @TempDir
    private Path data;

    @Test
    void noPasswordOrTokenIsInStateHistoryResultOrOutput() throws Exception {
        try (LocalRunFixture sandbox = LocalRunFixture.open(data)) {
            sandbox.run();

            assertNothingLeaked(sandbox);
        }
    }

    @Test
    void notEvenWhenAScenarioPutsThemIntoItsMessages(@TempDir Path sources) throws Exception {
        ClassLoader scenarios = CompiledScenarios.in(sources, "Leaking", LEAKING);
        try (LocalRunFixture sandbox = LocalRunFixture.withScenarios(data, scenarios)) {
            ObjectNode request = Json.object();
            request.putArray("include").add("Leaking");

            Finished run = sandbox.run(request);

            assertThat(run.result().at("/results/summary/tests").asInt())
                    .as(run.printed())
                    .isEqualTo(9);
            assertThat(run.printed()).contains("the token is *** and ***");
            assertNothingLeaked(sandbox);
        }
    }

    private static void assertNothingLeaked(LocalRunFixture sandbox) {
        assertThat(sandbox.everythingThatLeft().size()).isGreaterThan(10);
        // Five accounts: a password each, and two tokens of each log-in.
        assertThat(sandbox.canaries()).hasSizeGreaterThanOrEqualTo(15);
        sandbox.assertNothingLeaked();
    }
}

package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.checkride.api.ScenarioEnvironment;
import dev.checkride.api.StackOutputs;
import dev.checkride.api.TestAccount;
import dev.checkride.api.UnknownAliasException;
import dev.checkride.executor.scenario.AccountSource;
import dev.checkride.executor.scenario.TargetUnderTest;
import dev.checkride.executor.session.SessionAccount;
import dev.checkride.executor.session.SessionEnvironmentProvider;
import dev.checkride.executor.session.SessionFile;
import dev.checkride.executor.session.SessionPaths;
import dev.checkride.executor.session.SessionUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionServerTests {
    private final SessionServer server = start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aRequestWithoutTheKeyIsRefused() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address());

        assertThat(status(request)).isEqualTo(403);
        assertThat(status(request.header(SessionPaths.KEY_HEADER, "another"))).isEqualTo(403);
    }

    @Test
    void everySessionHasAKeyOfItsOwnThatNothingPrints() {
        try (SessionServer other = start()) {
            assertThat(other.content().key())
                    .isNotEqualTo(server.content().key())
                    .hasSizeGreaterThan(40);
            assertThat(other.content().toString())
                    .doesNotContain(other.content().key());
        }
    }

    @Test
    void anAccountsTokensAreTheFreshOnesEachTime() throws Exception {
        TestAccount admin = environment(server.content()).account("admin");

        assertThat(admin.userName()).isEqualTo("admin-name");
        assertThat(admin.sub()).isEqualTo("admin-sub");
        assertThat(admin.idToken()).isNotEqualTo(admin.idToken());
        assertThat(admin.accessToken()).startsWith("access-");
        assertThat(admin.toString()).doesNotContain("access-", "id-");
    }

    @Test
    void theOutputsAreThoseOfTheStack() throws Exception {
        StackOutputs outputs = environment(server.content()).outputs();

        assertThat(outputs.stackName()).isEqualTo("users");
        assertThat(outputs.asMap()).containsExactly(Map.entry("UsersTable", "users-table"));
    }

    @Test
    void anUnknownAliasIsNamedWithTheKnownOnes() throws Exception {
        ScenarioEnvironment environment = environment(server.content());

        assertThatExceptionOfType(UnknownAliasException.class)
                .isThrownBy(() -> environment.as("nobody"))
                .withMessageContaining("nobody")
                .withMessageContaining("admin");
    }

    @Test
    void aFileOfAnEarlierSessionSaysSo() {
        SessionFile.Content stale = new SessionFile.Content(server.content().address(), "an-earlier-key");

        assertThatExceptionOfType(SessionUnavailableException.class)
                .isThrownBy(() -> environment(stale))
                .withMessageContaining("the file is of an earlier session. Start ./checkride session again")
                .withMessageNotContaining("an-earlier-key");
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        SessionFile file = SessionFile.of(folder);
        file.write(server.content());
        Files.writeString(file.path(), "{");

        assertThatExceptionOfType(SessionUnavailableException.class)
                .isThrownBy(() -> new SessionEnvironmentProvider(folder).find())
                .withMessageContaining(file.path() + " cannot be read");
    }

    private ScenarioEnvironment environment(SessionFile.Content content) throws IOException {
        SessionFile.of(folder).write(content);
        return new SessionEnvironmentProvider(folder.resolve("below/it")).find().orElseThrow();
    }

    private URI address() {
        return server.content().address().resolve(SessionPaths.CONTENT);
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static SessionServer start() {
        return SessionServer.start(
                new TargetUnderTest(
                        "http://127.0.0.1:1",
                        new StackOutputs("users", Map.of("UsersTable", "users-table")),
                        new OneAccount()),
                List.of("admin"),
                new SecureRandom());
    }

    /** Renews its tokens each time. */
    private static final class OneAccount implements AccountSource {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public TestAccount account(String alias) {
            int number = count.incrementAndGet();
            return new SessionAccount(alias, alias + "-name", alias + "-sub", "id-" + number, "access-" + number);
        }

        @Override
        public Collection<String> secrets() {
            return List.of();
        }
    }
}

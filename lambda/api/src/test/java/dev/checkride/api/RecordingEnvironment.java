package dev.checkride.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An environment without an application: it notes down what scenarios ask of it. */
final class RecordingEnvironment implements ScenarioEnvironment {
    private final List<String> exchanges = new CopyOnWriteArrayList<>();
    private final List<CleanupFailure> cleanupFailures = new CopyOnWriteArrayList<>();

    private final Consumer<Throwable> onFailedCleanup;

    RecordingEnvironment() {
        this(failure -> {});
    }

    private RecordingEnvironment(Consumer<Throwable> onFailedCleanup) {
        this.onFailedCleanup = onFailedCleanup;
    }

    static RecordingEnvironment failingTestsOfFailedCleanups() {
        return new RecordingEnvironment(failure -> {
            throw new IllegalStateException(failure.getMessage(), failure);
        });
    }

    /** Each request as caller, method and path. */
    List<String> exchanges() {
        return exchanges;
    }

    List<CleanupFailure> cleanupFailures() {
        return cleanupFailures;
    }

    @Override
    public StackOutputs outputs() {
        return new StackOutputs("users", Map.of("UsersTable", "users-table"));
    }

    @Override
    public ApiClient anonymous() {
        return client("anonymous");
    }

    @Override
    public ApiClient as(String alias) {
        return client(known(alias));
    }

    @Override
    public TestAccount account(String alias) {
        return new KnownAccount(known(alias));
    }

    @Override
    public Eventually eventually() {
        return new Immediately();
    }

    @Override
    public void cleanupFailed(String uniqueId, Throwable failure) {
        cleanupFailures.add(new CleanupFailure(uniqueId, failure));
        onFailedCleanup.accept(failure);
    }

    private ApiClient client(String caller) {
        return request -> {
            exchanges.add(caller + " " + request.method() + " " + request.path());
            return new ApiResponse(200, Map.of(), "{}");
        };
    }

    private static String known(String alias) {
        List<String> known = List.of("admin", "regular");
        if (!known.contains(alias)) {
            throw new UnknownAliasException(alias, known);
        }
        return alias;
    }

    record CleanupFailure(String uniqueId, Throwable failure) {
        String message() {
            return Optional.ofNullable(failure.getMessage()).orElse("");
        }
    }

    private record KnownAccount(String alias) implements TestAccount {
        @Override
        public String userName() {
            return alias + "@example.com";
        }

        @Override
        public String sub() {
            return "sub-of-" + alias;
        }

        @Override
        public String idToken() {
            return "id token";
        }

        @Override
        public String accessToken() {
            return "access token";
        }
    }

    /** Checks once and does not wait. */
    private static final class Immediately implements Eventually {
        @Override
        public void asserted(Check check) {
            try {
                check.run();
            } catch (Exception e) {
                throw new AssertionError("it does not hold", e);
            }
        }

        @Override
        public Eventually within(Duration limit) {
            return this;
        }
    }
}

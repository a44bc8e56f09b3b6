package dev.checkride.executor.session;

import dev.checkride.api.ScenarioEnvironment;
import dev.checkride.api.ScenarioEnvironmentProvider;
import dev.checkride.api.StackOutputs;
import dev.checkride.executor.scenario.TargetUnderTest;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the session whose file is in the working directory or above it. */
public final class SessionEnvironmentProvider implements ScenarioEnvironmentProvider {
    private final Path folder;

    /** For the service loader. */
    public SessionEnvironmentProvider() {
        this(Path.of(""));
    }

    /** For whoever looks from another folder on. */
    public SessionEnvironmentProvider(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<ScenarioEnvironment> find() {
        return SessionFile.above(folder).map(SessionClient::new).map(SessionEnvironmentProvider::environment);
    }

    private static ScenarioEnvironment environment(SessionClient client) {
        SessionContent content = client.content();
        return new TargetUnderTest(
                        content.apiEndpoint(),
                        new StackOutputs(content.stackName(), content.outputs()),
                        new SessionAccounts(client, content.aliases()))
                .unrecorded((test, failure) -> {
                    throw new CleanupFailedException(failure);
                });
    }
}

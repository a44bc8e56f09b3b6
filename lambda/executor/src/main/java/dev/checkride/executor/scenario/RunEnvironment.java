package dev.checkride.executor.scenario;

import dev.checkride.api.ApiClient;
import dev.checkride.api.Eventually;
import dev.checkride.api.ScenarioEnvironment;
import dev.checkride.api.StackOutputs;
import dev.checkride.api.TestAccount;
import dev.checkride.executor.result.Redactor;
import java.net.http.HttpClient;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a run offers to one scenario. */
final class RunEnvironment implements ScenarioEnvironment {
    private final TargetUnderTest target;
    private final Redactor redactor;
    private final ExchangeRecorder recorder;
    private final RequestTrail trail;
    private final BiConsumer<String, Throwable> cleanupFailures;
    private @Nullable HttpClient connections;

    RunEnvironment(
            TargetUnderTest target,
            Redactor redactor,
            ExchangeRecorder recorder,
            RequestTrail trail,
            BiConsumer<String, Throwable> cleanupFailures) {
        this.target = target;
        this.redactor = redactor;
        this.recorder = recorder;
        this.trail = trail;
        this.cleanupFailures = cleanupFailures;
    }

    @Override
    public StackOutputs outputs() {
        return target.outputs();
    }

    @Override
    public ApiClient anonymous() {
        return new HttpApiClient(connections(), target.apiEndpoint(), null, redactor, recorder, trail);
    }

    @Override
    public ApiClient as(String alias) {
        return new HttpApiClient(connections(), target.apiEndpoint(), account(alias), redactor, recorder, trail);
    }

    /**
     * Of one scenario's own: a function may have slept since the last one, and its connections were closed meanwhile. Made for the
     * first client, since they come with a thread, and a scenario need not call the application.
     */
    private synchronized HttpClient connections() {
        if (connections == null) {
            connections = HttpApiClient.newConnections();
        }
        return connections;
    }

    @Override
    public TestAccount account(String alias) {
        return target.accounts().account(alias);
    }

    @Override
    public Eventually eventually() {
        return new AwaitilityEventually(recorder);
    }

    @Override
    public void cleanupFailed(String uniqueId, Throwable failure) {
        cleanupFailures.accept(uniqueId, failure);
    }
}

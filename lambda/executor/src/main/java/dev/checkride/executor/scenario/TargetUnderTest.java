package dev.checkride.executor.scenario;

import dev.checkride.api.ScenarioEnvironment;
import dev.checkride.api.StackOutputs;
import dev.checkride.executor.result.Redactor;
import java.time.Clock;
import java.util.function.BiConsumer;

/**
 * What a scenario is run against.
 *
 * @param apiEndpoint the base URL of the application
 * @param outputs the outputs of the stack
 * @param accounts the accounts of the run
 */
public record TargetUnderTest(String apiEndpoint, StackOutputs outputs, AccountSource accounts) {
    /**
     * What is offered to a test that no run reports; exchanges are remembered for failures alone.
     *
     * @param cleanupFailures takes the failure of a cleanup step of the test with this unique id
     */
    public ScenarioEnvironment unrecorded(BiConsumer<String, Throwable> cleanupFailures) {
        Redactor redactor = new Redactor(accounts::secrets);
        RequestTrail nowhere = new RequestTrail(1, trail -> {}, redactor, Clock.systemUTC());
        return new RunEnvironment(this, redactor, new ExchangeRecorder(), nowhere, cleanupFailures);
    }
}

package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.sandbox.cognito.UserPoolSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class EmulatorTests {
    private static final String DEFINITION = """
            {"QueryLanguage": "JSONata", "StartAt": "All", "States": {"All": {
              "Type": "Map", "Label": "All", "End": true,
              "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON"},
                "Arguments": {"Bucket": "plans", "Key": "plan.json"}},
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}}}}
            """;

    @Test
    void theStateMachineIsHereAndAllElseIsThere(@TempDir Path there, @TempDir Path here) throws Exception {
        try (Sandbox emulator = Sandbox.start(SandboxSettings.in(there));
                Sandbox sandbox = Sandbox.start(SandboxSettings.in(here).emulator(emulator.endpoint()))) {
            String pool = emulator.cognito()
                    .createUserPool(UserPoolSpec.named("users"))
                    .id();
            Clients clients = new Clients(sandbox);
            putPlan(clients);
            String machine = sandbox.stepFunctions().createStateMachine("reader", DEFINITION);
            String execution = clients.states()
                    .startExecution(start -> start.stateMachineArn(machine))
                    .executionArn();
            var run = sandbox.stepFunctions().execution(execution).orElseThrow();

            assertThat(run.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(run.output()).hasToString("Optional[[1,2]]");
            assertThat(there.resolve("plans/plan.json")).isRegularFile();
            assertThat(here).isEmptyDirectory();
            assertThat(clients.cognito()
                            .describeUserPool(describe -> describe.userPoolId(pool))
                            .userPool()
                            .name())
                    .isEqualTo("users");
            assertThat(new Clients(emulator).states().listStateMachines().stateMachines())
                    .isEmpty();
        }
    }

    private static void putPlan(Clients clients) throws IOException {
        try (S3Client s3 = clients.s3()) {
            s3.createBucket(create -> create.bucket("plans"));
            s3.putObject(put -> put.bucket("plans").key("plan.json"), RequestBody.fromString("[1, 2]"));
        }
    }
}

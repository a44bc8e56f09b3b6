package dev.checkride.command;

import dev.checkride.executor.run.Json;
import dev.checkride.sandbox.cloudformation.StackSpec;
import dev.checkride.sandbox.cognito.UserPoolHandle;
import dev.checkride.sandbox.cognito.UserPoolSpec;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Another emulator of AWS, in which everything is created by calls and removed at the end. */
final class EmulatorPlace implements DeploymentPlace {
    /** Marks the stacks that a run may replace. */
    private static final Tag OURS =
            Tag.builder().key("checkride:local").value("true").build();

    private final SandboxClients clients;
    private final Path bucket;
    private final Deque<Runnable> removals = new ArrayDeque<>();

    /**
     * Makes it.
     *
     * @param bucket the folder for the results of runs
     */
    EmulatorPlace(SandboxClients clients, Path bucket) {
        this.clients = clients;
        this.bucket = bucket;
    }

    @Override
    public UserPoolHandle createUserPool(UserPoolSpec spec) {
        EmulatorPool pool = new EmulatorPool(clients, spec);
        UserPoolHandle handle = pool.create();
        removals.push(() -> pool.delete(handle.id()));
        return handle;
    }

    @Override
    public void put(StackSpec spec) {
        try (CloudFormationClient cloudFormation = clients.cloudFormation()) {
            removeOld(cloudFormation, spec.name());
            cloudFormation.createStack(create ->
                    create.stackName(spec.name()).templateBody(template(spec)).tags(OURS));
        }
        removals.push(() -> {
            try (CloudFormationClient cloudFormation = clients.cloudFormation()) {
                cloudFormation.deleteStack(delete -> delete.stackName(spec.name()));
            }
        });
    }

    @Override
    public void createTable(LocalTable table) {
        removeTable(table);
        table.createIn(clients);
        removals.push(() -> removeTable(table));
    }

    private void removeTable(LocalTable table) {
        try (DynamoDbClient dynamoDb = clients.dynamoDb()) {
            dynamoDb.deleteTable(delete -> delete.tableName(table.name()));
            dynamoDb.waiter().waitUntilTableNotExists(describe -> describe.tableName(table.name()));
        } catch (ResourceNotFoundException absent) {
            return;
        }
    }

    private static void removeOld(CloudFormationClient cloudFormation, String name) {
        try {
            boolean ours = cloudFormation.describeStacks(describe -> describe.stackName(name)).stacks().stream()
                    .allMatch(stack -> stack.tags().contains(OURS));
            if (!ours) {
                throw new CannotRunException(
                        "The emulator has a stack " + name + " that no local run has made: test it with"
                                + " AWS_ENDPOINT_URL and --stack " + name + ", or remove it",
                        null);
            }
            cloudFormation.deleteStack(delete -> delete.stackName(name));
            cloudFormation.waiter().waitUntilStackDeleteComplete(describe -> describe.stackName(name));
        } catch (CloudFormationException absent) {
            // There is none: emulators differ in how they say so.
            return;
        }
    }

    /** A template of one resource that does nothing, since there has to be one, and of the outputs as they are. */
    private static String template(StackSpec spec) {
        var template = Json.object();
        template.putObject("Resources").putObject("Nothing").put("Type", "AWS::CloudFormation::WaitConditionHandle");
        var outputs = template.putObject("Outputs");
        for (Map.Entry<String, String> output : spec.outputs().entrySet()) {
            outputs.putObject(output.getKey()).put("Value", output.getValue());
        }
        return template.toString();
    }

    @Override
    public void fetchResults(String runId) {
        new StoredResults(clients, bucket).fetch("runs/" + runId + "/");
    }

    @Override
    public void close() {
        List<SdkException> refused = new ArrayList<>();
        while (!removals.isEmpty()) {
            try {
                removals.pop().run();
            } catch (SdkException kept) {
                refused.add(kept);
            }
        }
        if (!refused.isEmpty()) {
            CannotRunException first = new CannotRunException(
                    "The emulator keeps what the run has deployed there: "
                            + refused.get(0).getMessage(),
                    refused.get(0));
            refused.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}

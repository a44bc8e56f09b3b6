package dev.checkride.executor.target;

import dev.checkride.api.StackOutputs;
import dev.checkride.executor.run.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Reads a deployed stack: its outputs, its state and the resources that belong to it. */
public final class StackReader {
    private static final List<StackStatus> ACCEPTED = List.of(
            StackStatus.CREATE_COMPLETE,
            StackStatus.UPDATE_COMPLETE,
            StackStatus.IMPORT_COMPLETE,
            StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS);
    private static final Set<String> TABLE_TYPES = Set.of("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable");

    private final CloudFormationClient cloudFormation;
    private final Place place;

    /** Reads with a client; the place is where that client works, and what messages name. */
    public StackReader(CloudFormationClient cloudFormation, Place place) {
        this.cloudFormation = cloudFormation;
        this.place = place;
    }

    /**
     * Reads a stack that is completely deployed.
     *
     * @throws StackNotFoundException if there is no such stack
     * @throws StackNotReadyException if its status is not one in which it can be tested
     * @throws PermissionMissingException if the stack may not be read
     */
    public StackSnapshot read(String stackName) {
        Stack stack = call("cloudformation:DescribeStacks", stackName).get(() -> describe(stackName));
        if (!ACCEPTED.contains(stack.stackStatus())) {
            throw new StackNotReadyException(
                    stackName, stack.stackStatusAsString(), reasonOf(stack), String.join(", ", acceptedNames()));
        }
        Instant lastUpdated = stack.lastUpdatedTime() == null ? stack.creationTime() : stack.lastUpdatedTime();
        return new StackSnapshot(
                stackName, stack.stackId(), lastUpdated, new StackOutputs(stackName, outputsOf(stack)));
    }

    /**
     * The names of the stack's DynamoDB tables; tables of nested stacks are not among them.
     *
     * @throws PermissionMissingException if the stack's resources may not be listed
     */
    public Set<String> tables(String stackName) {
        return physicalIds(stackName, TABLE_TYPES);
    }

    private Set<String> physicalIds(String stackName, Set<String> types) {
        Set<String> ids = new TreeSet<>();
        call("cloudformation:ListStackResources", stackName).run(() -> {
            for (StackResourceSummary resource : cloudFormation
                    .listStackResourcesPaginator(request -> request.stackName(stackName))
                    .stackResourceSummaries()) {
                if (types.contains(resource.resourceType()) && resource.physicalResourceId() != null) {
                    ids.add(resource.physicalResourceId());
                }
            }
        });
        return ids;
    }

    private Stack describe(String stackName) {
        try {
            return cloudFormation.describeStacksPaginator(request -> request.stackName(stackName)).stacks().stream()
                    .findFirst()
                    .orElseThrow(() -> new StackNotFoundException(stackName, place, null));
        } catch (CloudFormationException e) {
            if (String.valueOf(e.getMessage()).contains("does not exist")) {
                throw new StackNotFoundException(stackName, place, e);
            }
            throw e;
        }
    }

    private AwsCall call(String action, String stackName) {
        return AwsCall.of(action, place.arn("cloudformation", "stack/" + stackName + "/*"));
    }

    private static String reasonOf(Stack stack) {
        String reason = stack.stackStatusReason();
        return reason == null ? "" : " (" + Text.shortened(Text.oneLine(reason), 200) + ")";
    }

    private static List<String> acceptedNames() {
        return ACCEPTED.stream().map(StackStatus::toString).toList();
    }

    private static Map<String, String> outputsOf(Stack stack) {
        Map<String, String> outputs = new TreeMap<>();
        for (Output output : stack.outputs()) {
            outputs.put(output.outputKey(), output.outputValue() == null ? "" : output.outputValue());
        }
        return outputs;
    }
}

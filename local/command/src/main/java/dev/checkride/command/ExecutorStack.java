package dev.checkride.command;

import dev.checkride.executor.target.AwsCall;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;

/**
 * The stack of a deployed executor, whose outputs tell where it is.
 *
 * @param stateMachine the ARN of its state machine
 * @param bucket the bucket with its results
 */
record ExecutorStack(String stateMachine, String bucket) {
    /** What the stack is called unless its deployer says otherwise. */
    static final String NAME = "Checkride";

    /** The outputs of the construct when it is called as in the app that comes with Checkride. */
    static final String STATE_MACHINE = "ExecutorStateMachineArn";

    /** The same for the bucket. */
    static final String BUCKET = "ExecutorResultBucket";

    /** Below another construct than a stack, the CDK adds eight digits to an output's name. */
    private static final Pattern STATE_MACHINES = Pattern.compile(".*StateMachineArn([0-9A-F]{8})?");

    private static final Pattern BUCKETS = Pattern.compile(".*ResultBucket([0-9A-F]{8})?");
    private static final String MISSING = "ValidationError";

    /**
     * Reads the stack's outputs.
     *
     * @throws CannotRunException if there is no such stack, or if it is not that of one executor
     */
    static ExecutorStack read(CallersClients clients, String stack) {
        try (CloudFormationClient cloudFormation = clients.cloudFormation()) {
            String arn = "arn:aws:cloudformation:" + clients.region() + ":*:stack/" + stack + "/*";
            List<Output> outputs = AwsCall.of("cloudformation:DescribeStacks", arn)
                    .get(() -> outputs(cloudFormation, clients.region(), stack));
            return new ExecutorStack(only(STATE_MACHINES, outputs, stack), only(BUCKETS, outputs, stack));
        }
    }

    private static List<Output> outputs(CloudFormationClient cloudFormation, String region, String stack) {
        try {
            return cloudFormation
                    .describeStacks(describe -> describe.stackName(stack))
                    .stacks()
                    .get(0)
                    .outputs();
        } catch (CloudFormationException refused) {
            if (refused.awsErrorDetails() != null
                    && MISSING.equals(refused.awsErrorDetails().errorCode())) {
                throw new CannotRunException(
                        "There is no stack " + stack + " in " + region
                                + ": name the one of the executor by --executor STACK, its region by --region",
                        refused);
            }
            throw refused;
        }
    }

    private static String only(Pattern name, List<Output> outputs, String stack) {
        List<String> values = outputs.stream()
                .filter(output -> name.matcher(output.outputKey()).matches())
                .map(Output::outputValue)
                .toList();
        if (values.size() == 1) {
            return values.get(0);
        }
        throw new CannotRunException(
                "The stack " + stack + " has " + (values.isEmpty() ? "no output " : "several outputs ")
                        + name.pattern().replaceAll("\\.\\*|\\(.*", "") + " of an executor among "
                        + outputs.stream().map(Output::outputKey).sorted().collect(Collectors.joining(", "))
                        + ": name the executor by --state-machine ARN",
                null);
    }
}

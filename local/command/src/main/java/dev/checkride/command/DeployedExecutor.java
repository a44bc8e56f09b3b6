package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.ResultStore;
import dev.checkride.executor.run.InvalidRequestException;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.Text;
import dev.checkride.executor.target.AwsCall;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/** The executor in AWS: its state machine and its bucket of results. */
final class DeployedExecutor implements AutoCloseable {
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:states:([^:]+):[0-9]{12}:stateMachine:[^:]+");

    private final String stateMachine;
    private final String option;
    private final SfnClient stepFunctions;
    private final S3Client s3;
    private @Nullable String bucket;

    private DeployedExecutor(
            String stateMachine, @Nullable String bucket, String option, SfnClient stepFunctions, S3Client s3) {
        this.stateMachine = stateMachine;
        this.bucket = bucket;
        this.option = option;
        this.stepFunctions = stepFunctions;
        this.s3 = s3;
    }

    /**
     * The one of a stack, by its outputs.
     *
     * @throws CannotRunException if there is no such stack, or if it is not that of one executor
     */
    static DeployedExecutor ofStack(String stack, CallersClients.Call call) {
        CallersClients clients = call.connect();
        ExecutorStack outputs = ExecutorStack.read(clients, stack);
        return new DeployedExecutor(
                outputs.stateMachine(), outputs.bucket(), "--executor " + stack, clients.stepFunctions(), clients.s3());
    }

    /**
     * The one of a state machine, in its region.
     *
     * @throws CannotRunException if that is no ARN of a state machine
     */
    static DeployedExecutor ofMachine(String arn, CallersClients.Call call) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new CannotRunException(
                    "\"" + Text.shortened(Text.oneLine(arn), 200) + "\" is not the ARN of a state machine", null);
        }
        CallersClients clients = call.in(Region.of(parts.group(1)));
        return new DeployedExecutor(arn, null, "--state-machine " + arn, clients.stepFunctions(), clients.s3());
    }

    /** Starts a run, and returns the ARN of its execution. */
    String start(JsonNode request) {
        return AwsCall.of("states:StartExecution", stateMachine)
                .get(() -> stepFunctions
                        .startExecution(
                                start -> start.stateMachineArn(stateMachine).input(Json.text(request)))
                        .executionArn());
    }

    /** The ARN of a run's execution. */
    String execution(RunId run) {
        return stateMachine.replace(":stateMachine:", ":execution:") + ":" + run;
    }

    /** What Step Functions says of an execution, if it knows it: it forgets one after 90 days. */
    Optional<DescribeExecutionResponse> describe(String execution) {
        return AwsCall.of("states:DescribeExecution", execution).get(() -> {
            try {
                return Optional.of(stepFunctions.describeExecution(describe -> describe.executionArn(execution)));
            } catch (ExecutionDoesNotExistException unknown) {
                return Optional.empty();
            }
        });
    }

    /**
     * An execution that is expected to be there.
     *
     * @throws InvalidRequestException if Step Functions does not know it
     */
    DescribeExecutionResponse known(String execution) {
        return describe(execution)
                .orElseThrow(() -> new InvalidRequestException("There is no execution " + execution
                        + ": the run's name is wrong, or it ended more than 90 days ago"));
    }

    /** Where its runs store their results. */
    ResultStore store() {
        return new ResultStore(s3, bucket());
    }

    /** The results of its runs. */
    DeployedResults results(Project project) {
        return new DeployedResults(this, project.data().resolve("executors").resolve(bucket()));
    }

    private String bucket() {
        if (bucket == null) {
            bucket = bucketOfDefinition();
        }
        return bucket;
    }

    /** The bucket from which the state machine reads its plans. */
    private String bucketOfDefinition() {
        String definition = AwsCall.of("states:DescribeStateMachine", stateMachine)
                .get(() -> stepFunctions
                        .describeStateMachine(describe -> describe.stateMachineArn(stateMachine))
                        .definition());
        return Optional.ofNullable(Json.read(definition, JsonNode.class)
                        .at("/States/RunScenarios/ItemReader/Arguments/Bucket")
                        .textValue())
                .orElseThrow(() -> new CannotRunException(
                        "The state machine " + stateMachine + " is not that of an executor: it reads no plan", null));
    }

    String stateMachine() {
        return stateMachine;
    }

    /** The option by which another command finds the same executor. */
    String option() {
        return option;
    }

    SfnClient stepFunctions() {
        return stepFunctions;
    }

    @Override
    public void close() {
        try (s3) {
            stepFunctions.close();
        }
    }
}

package dev.checkride.executor.handler;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of the functions: what is deployed, what runs locally, and what each may call. */
@SuppressWarnings(
        "ImmutableEnumChecker") // The lists and sets are unmodifiable; the checker sees their interfaces alone.
public enum ExecutorFunction {
    /** Reads the stack, clears tables, creates accounts. */
    SET_UP(
            "SetUp",
            SetUpHandler.class,
            1024,
            Duration.ofMinutes(5),
            List.of("ReadTarget", "ClearTables", "CreateAccounts"),
            "cloudformation:DescribeStacks",
            "cloudformation:ListStackResources",
            "states:DescribeExecution",
            "dynamodb:DescribeTable",
            "dynamodb:ListTagsOfResource",
            "dynamodb:Scan",
            "dynamodb:BatchWriteItem",
            "cognito-idp:DescribeUserPool",
            "cognito-idp:DescribeUserPoolClient",
            "cognito-idp:AdminGetUser",
            "cognito-idp:AdminCreateUser",
            "cognito-idp:AdminSetUserPassword",
            "cognito-idp:AdminConfirmSignUp",
            "cognito-idp:AdminAddUserToGroup",
            "cognito-idp:AdminDeleteUser",
            "cognito-idp:AdminInitiateAuth",
            "secretsmanager:GetRandomPassword",
            "secretsmanager:CreateSecret",
            "secretsmanager:DescribeSecret",
            "secretsmanager:PutSecretValue",
            "secretsmanager:TagResource",
            "s3:PutObject"),
    /** Plans and runs scenarios. */
    SCENARIO(
            "Scenario",
            ScenarioHandler.class,
            1769,
            Duration.ofMinutes(15),
            List.of("PlanScenarios", "RunScenario"),
            "dynamodb:BatchGetItem",
            "secretsmanager:GetSecretValue",
            "cognito-idp:AdminInitiateAuth",
            "s3:PutObject",
            "s3:GetObject",
            "s3:ListBucket"),
    /** Removes what the run has made and reports. */
    TEAR_DOWN(
            "TearDown",
            TearDownHandler.class,
            1024,
            Duration.ofMinutes(10),
            List.of("NoteLoss", "TearDown", "Report", "Sweep"),
            "cloudformation:DescribeStacks",
            "states:DescribeExecution",
            "dynamodb:BatchGetItem",
            "dynamodb:Scan",
            "cognito-idp:AdminDeleteUser",
            "cognito-idp:AdminGetUser",
            "secretsmanager:DescribeSecret",
            "secretsmanager:DeleteSecret",
            "s3:PutObject",
            "s3:GetObject",
            "s3:ListBucket");

    private final String functionName;
    private final Class<? extends RequestStreamHandler> handler;
    private final int memoryMegabytes;
    private final Duration timeout;
    private final List<String> steps;
    private final Set<String> operations;

    ExecutorFunction(
            String functionName,
            Class<? extends RequestStreamHandler> handler,
            int memoryMegabytes,
            Duration timeout,
            List<String> steps,
            String... operations) {
        this.functionName = functionName;
        this.handler = handler;
        this.memoryMegabytes = memoryMegabytes;
        this.timeout = timeout;
        this.steps = steps;
        // Every function reads and writes the ledger.
        this.operations = Stream.concat(Stream.of(operations), Stream.of("dynamodb:GetItem", "dynamodb:PutItem"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Its name, which the state machine's placeholder <code>${…FunctionArn}</code> begins with. */
    public String functionName() {
        return functionName;
    }

    /** The class that Lambda calls. */
    public Class<? extends RequestStreamHandler> handler() {
        return handler;
    }

    /** Its memory, in megabytes. */
    public int memoryMegabytes() {
        return memoryMegabytes;
    }

    /** After which Lambda ends an invocation. */
    public Duration timeout() {
        return timeout;
    }

    /** The steps that it can take. */
    public List<String> steps() {
        return steps;
    }

    /** The operations of AWS that it may call. */
    public Set<String> operations() {
        return operations;
    }
}

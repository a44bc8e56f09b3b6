package dev.checkride.infra.app;

import dev.checkride.infra.InvalidInputException;
import dev.checkride.infra.Nag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.Resource;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.apigateway.TokenAuthorizer;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The sample's table, functions and API. */
final class UsersApplication {
    private static final String STAGE = "Prod";

    private final Construct scope;
    private final Path zip;
    private final Table table;
    private final Function users;
    private final RestApi api;

    private UsersApplication(Construct scope, Path zip, StackName name, UserDirectory directory) {
        this.scope = scope;
        this.zip = zip;
        this.table = table(scope, name);
        this.users =
                function("Users", "dev.checkride.sample.UsersHandler", Map.of("USERS_TABLE", table.getTableName()));
        users.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:Scan"))
                .resources(List.of(table.getTableArn()))
                .build());
        this.api = api(authorizer(directory));
    }

    static UsersApplication in(Construct scope, Path zip, StackName name, UserDirectory directory) {
        if (!Files.isRegularFile(zip)) {
            throw new InvalidInputException(zip + " does not exist: build it with mvn -pl sample/package -am package");
        }
        return new UsersApplication(scope, zip, name, directory);
    }

    private static Table table(Construct scope, StackName name) {
        Table table = Table.Builder.create(scope, "UsersTable")
                // The executor has to name it in its permissions before it exists.
                .tableName(SampleStack.tableName(name))
                .partitionKey(Attribute.builder()
                        .name("userid")
                        .type(AttributeType.STRING)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Tags.of(table).add("checkride:clearable", "true");
        return table;
    }

    private Function function(String name, String handler, Map<String, String> variables) {
        LogGroup log = log(name);
        Role role = Role.Builder.create(scope, name + "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                .resources(List.of(log.getLogGroupArn()))
                .build());
        Map<String, String> all = new TreeMap<>(variables);
        all.put("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        Function function = Function.Builder.create(scope, name + "Function")
                .runtime(Runtime.JAVA_25)
                .code(Code.fromAsset(zip.toString()))
                .handler(handler)
                .memorySize(1024)
                .timeout(Duration.seconds(30))
                .environment(all)
                .role(role)
                .logGroup(log)
                .tracing(Tracing.ACTIVE)
                .build();
        Nag.of(role.getNode().findChild("DefaultPolicy"))
                .suppress("AwsSolutions-IAM5", "Traces and log streams have no ARNs of their own");
        return function;
    }

    private LogGroup log(String name) {
        return LogGroup.Builder.create(scope, name + "Log")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private TokenAuthorizer authorizer(UserDirectory directory) {
        Function authorizer = function(
                "Authorizer",
                "dev.checkride.sample.AuthorizerHandler",
                Map.of(
                        "USER_POOL_ID", directory.poolId(),
                        "APPLICATION_CLIENT_ID", directory.clientId(),
                        "ADMIN_GROUP_NAME", UserDirectory.ADMIN_GROUP));
        return TokenAuthorizer.Builder.create(scope, "TokenAuthorizer")
                .handler(authorizer)
                .resultsCacheTtl(Duration.minutes(5))
                .build();
    }

    private RestApi api(TokenAuthorizer authorizer) {
        RestApi made = RestApi.Builder.create(scope, "Api")
                .description("The users API")
                .cloudWatchRole(false)
                .deployOptions(StageOptions.builder()
                        .stageName(STAGE)
                        .tracingEnabled(true)
                        .loggingLevel(MethodLoggingLevel.OFF)
                        .build())
                .build();
        // Its own output of the endpoint has a slash at the end and a name that nobody knows.
        made.getNode().tryRemoveChild("Endpoint");
        MethodOptions guarded = MethodOptions.builder()
                .authorizer(authorizer)
                .authorizationType(AuthorizationType.CUSTOM)
                .build();
        LambdaIntegration integration = new LambdaIntegration(users);
        Resource all = made.getRoot().addResource("users");
        Resource one = all.addResource("{userid}");
        List.of("GET", "POST").forEach(method -> answers(all.addMethod(method, integration, guarded)));
        List.of("GET", "PUT", "DELETE").forEach(method -> answers(one.addMethod(method, integration, guarded)));
        Nag.of(made)
                .suppress(
                        "AwsSolutions-APIG2", "The function itself refuses a malformed body, which the scenarios test");
        Nag.of(made.getDeploymentStage())
                .suppress(
                        "AwsSolutions-APIG1",
                        "API Gateway logs by a role of the whole account, which is not this stack's to set (API Gateway"
                                + " developer guide, \"Set up CloudWatch logging for REST APIs\")")
                .suppress("AwsSolutions-APIG3", "It lives as long as it is tested and holds nobody's data")
                .suppress("AwsSolutions-APIG6", "It is traced, and its functions log; bodies and tokens must not be");
        return made;
    }

    private static void answers(software.amazon.awscdk.services.apigateway.Method method) {
        Nag.of(method).suppress("AwsSolutions-COG4", "Its own authorizer checks the pool's tokens, and groups besides");
    }

    /** The base URL, without a slash at its end. */
    String endpoint() {
        Stack stack = Stack.of(scope);
        return Fn.join(
                "",
                List.of(
                        "https://",
                        api.getRestApiId(),
                        ".execute-api.",
                        stack.getRegion(),
                        ".",
                        stack.getUrlSuffix(),
                        "/" + STAGE));
    }

    String tableName() {
        return table.getTableName();
    }

    String functionArn() {
        return users.getFunctionArn();
    }
}

package dev.checkride.executor.handler;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * Calls each operation that a function may call once, with an answer as its service gives it: a client loads the classes of a
 * request and of its answer with the first of both, and before a snapshot that costs nobody's time.
 */
final class Rehearsal {
    /** A permission that a parameter of another operation needs. */
    static final Set<String> NO_OPERATIONS = Set.of("secretsmanager:TagResource");

    private static final String NAME = "rehearsal";
    private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS(NAME));
    private static final String SOME_ITEM = "{'pk': {'S': 'rehearsal'}, 'version': {'N': '1'}}";
    private static final String TOKENS = "{'AuthenticationResult': {'IdToken': 'rehearsal', 'ExpiresIn': 3600}}";
    private static final String STACK = "<StackName>rehearsal</StackName><StackId>rehearsal</StackId>"
            + "<StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime>"
            + "<Outputs><member><OutputKey>Rehearsal</OutputKey><OutputValue>rehearsal</OutputValue></member></Outputs>";

    private static final Map<String, Rehearsed> OPERATIONS = Map.ofEntries(
            // DynamoDB
            answered(
                    "dynamodb:GetItem",
                    "{'Item': " + SOME_ITEM + "}",
                    clients -> clients.ownDynamoDb()
                            .getItem(get -> get.tableName(NAME).key(KEY))),
            answered(
                    "dynamodb:PutItem",
                    "{}",
                    clients -> clients.ownDynamoDb()
                            .putItem(put -> put.tableName(NAME)
                                    .item(KEY)
                                    .conditionExpression("pk = :pk")
                                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(NAME))))),
            answered(
                    "dynamodb:BatchGetItem",
                    "{'Responses': {'rehearsal': [" + SOME_ITEM + "]}}",
                    clients -> clients.ownDynamoDb()
                            .batchGetItem(get -> get.requestItems(Map.of(
                                    NAME,
                                    KeysAndAttributes.builder()
                                            .keys(List.of(KEY))
                                            .build())))),
            answered(
                    "dynamodb:BatchWriteItem",
                    "{'UnprocessedItems': {}}",
                    clients -> clients.dynamoDb()
                            .batchWriteItem(write -> write.requestItems(Map.of(
                                    NAME,
                                    Set.of(WriteRequest.builder()
                                            .deleteRequest(DeleteRequest.builder()
                                                    .key(KEY)
                                                    .build())
                                            .build()))))),
            answered(
                    "dynamodb:Scan",
                    "{'Items': [" + SOME_ITEM + "], 'Count': 1}",
                    clients -> clients.dynamoDb().scan(scan -> scan.tableName(NAME))),
            answered(
                    "dynamodb:DescribeTable",
                    "{'Table': {'TableName': 'rehearsal', 'ItemCount': 0, 'KeySchema': [{'AttributeName': 'pk', 'KeyType': 'HASH'}],"
                            + " 'AttributeDefinitions': [{'AttributeName': 'pk', 'AttributeType': 'S'}]}}",
                    clients -> clients.dynamoDb().describeTable(table -> table.tableName(NAME))),
            answered(
                    "dynamodb:ListTagsOfResource",
                    "{'Tags': [{'Key': 'rehearsal', 'Value': 'rehearsal'}]}",
                    clients -> clients.dynamoDb().listTagsOfResource(tags -> tags.resourceArn(NAME))),
            // S3
            answered(
                    "s3:PutObject",
                    "",
                    clients -> clients.ownS3()
                            .putObject(
                                    put -> put.bucket(NAME).key(NAME).ifNoneMatch("*"), RequestBody.fromString(NAME))),
            answered(
                    "s3:GetObject",
                    NAME,
                    clients -> clients.ownS3()
                            .getObjectAsBytes(get -> get.bucket(NAME).key(NAME))),
            answered(
                    "s3:ListBucket",
                    "<ListBucketResult><Contents><Key>rehearsal</Key></Contents></ListBucketResult>",
                    clients -> clients.ownS3().listObjectsV2(list -> list.bucket(NAME))),
            // Cognito
            answered(
                    "cognito-idp:DescribeUserPool",
                    "{'UserPool': {'Id': 'rehearsal', 'UsernameAttributes': ['email'], 'UserPoolTags': {'a': 'b'},"
                            + " 'Policies': {'PasswordPolicy': {'MinimumLength': 8}}}}",
                    clients -> clients.cognito().describeUserPool(pool -> pool.userPoolId(NAME))),
            answered(
                    "cognito-idp:DescribeUserPoolClient",
                    "{'UserPoolClient': {'ClientId': 'rehearsal', 'ExplicitAuthFlows': ['ALLOW_USER_PASSWORD_AUTH']}}",
                    clients -> clients.cognito()
                            .describeUserPoolClient(
                                    client -> client.userPoolId(NAME).clientId(NAME))),
            answered(
                    "cognito-idp:AdminGetUser",
                    "{'Username': 'rehearsal'}",
                    clients -> clients.cognito()
                            .adminGetUser(user -> user.userPoolId(NAME).username(NAME))),
            answered(
                    "cognito-idp:AdminCreateUser",
                    "{'User': {'Username': 'rehearsal', 'Attributes': [{'Name': 'sub', 'Value': 'rehearsal'}]}}",
                    clients -> clients.cognito()
                            .adminCreateUser(user -> user.userPoolId(NAME)
                                    .username(NAME)
                                    .userAttributes(AttributeType.builder()
                                            .name(NAME)
                                            .value(NAME)
                                            .build()))),
            answered(
                    "cognito-idp:AdminSetUserPassword",
                    "{}",
                    clients -> clients.cognito()
                            .adminSetUserPassword(
                                    user -> user.userPoolId(NAME).username(NAME).password(NAME))),
            answered(
                    "cognito-idp:AdminConfirmSignUp",
                    "{}",
                    clients -> clients.cognito()
                            .adminConfirmSignUp(user -> user.userPoolId(NAME).username(NAME))),
            answered(
                    "cognito-idp:AdminAddUserToGroup",
                    "{}",
                    clients -> clients.cognito()
                            .adminAddUserToGroup(
                                    user -> user.userPoolId(NAME).username(NAME).groupName(NAME))),
            answered(
                    "cognito-idp:AdminDeleteUser",
                    "{}",
                    clients -> clients.cognito()
                            .adminDeleteUser(user -> user.userPoolId(NAME).username(NAME))),
            // Who may call this may call the other one, which needs no permission.
            answered("cognito-idp:AdminInitiateAuth", TOKENS, clients -> {
                clients.cognito()
                        .adminInitiateAuth(auth ->
                                auth.userPoolId(NAME).clientId(NAME).authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH));
                clients.cognito().initiateAuth(auth -> auth.clientId(NAME).authFlow(AuthFlowType.USER_PASSWORD_AUTH));
            }),
            // Secrets Manager
            answered(
                    "secretsmanager:GetRandomPassword",
                    "{'RandomPassword': 'rehearsal'}",
                    clients -> clients.secretsManager().getRandomPassword(password -> password.passwordLength(20L))),
            answered(
                    "secretsmanager:CreateSecret",
                    "{'ARN': 'rehearsal'}",
                    clients -> clients.secretsManager()
                            .createSecret(secret -> secret.name(NAME)
                                    .secretString(NAME)
                                    .tags(Tag.builder().key(NAME).value(NAME).build()))),
            answered(
                    "secretsmanager:DescribeSecret",
                    "{'ARN': 'rehearsal', 'Tags': [{'Key': 'a'}]}",
                    clients -> clients.secretsManager().describeSecret(secret -> secret.secretId(NAME))),
            answered(
                    "secretsmanager:PutSecretValue",
                    "{}",
                    clients -> clients.secretsManager()
                            .putSecretValue(secret -> secret.secretId(NAME).secretString(NAME))),
            answered(
                    "secretsmanager:GetSecretValue",
                    "{'SecretString': 'rehearsal'}",
                    clients -> clients.secretsManager().getSecretValue(secret -> secret.secretId(NAME))),
            answered(
                    "secretsmanager:DeleteSecret",
                    "{}",
                    clients -> clients.secretsManager()
                            .deleteSecret(secret -> secret.secretId(NAME).forceDeleteWithoutRecovery(true))),
            // CloudFormation
            answered(
                    "cloudformation:DescribeStacks",
                    "<DescribeStacksResponse><DescribeStacksResult><Stacks><member>" + STACK
                            + "</member></Stacks></DescribeStacksResult></DescribeStacksResponse>",
                    clients -> clients.cloudFormation().describeStacks(stack -> stack.stackName(NAME))),
            answered(
                    "cloudformation:ListStackResources",
                    "<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries><member><PhysicalResourceId>"
                            + "rehearsal</PhysicalResourceId></member></StackResourceSummaries></ListStackResourcesResult>"
                            + "</ListStackResourcesResponse>",
                    clients -> clients.cloudFormation().listStackResources(stack -> stack.stackName(NAME))),
            // Step Functions
            answered(
                    "states:DescribeExecution",
                    "{'executionArn': 'rehearsal', 'status': 'RUNNING', 'startDate': 0}",
                    clients -> clients.ownStepFunctions().describeExecution(get -> get.executionArn(NAME))));

    /**
     * What is called, and what is answered.
     *
     * @param answer with single quotes for double ones
     */
    private record Rehearsed(String answer, Consumer<Clients> call) {}

    private Rehearsal() {}

    private static Entry<String, Rehearsed> answered(String operation, String answer, Consumer<Clients> call) {
        return Map.entry(operation, new Rehearsed(answer.replace('\'', '"'), call));
    }

    /**
     * Calls operations, by the names of their permissions.
     *
     * @param clients which are off the network, on this transport
     * @throws IllegalArgumentException if an operation is not known
     */
    static void of(Set<String> operations, Clients clients, OfflineHttp transport) {
        for (String operation : new TreeSet<>(operations)) {
            Rehearsed rehearsed = OPERATIONS.get(operation);
            if (rehearsed != null) {
                transport.answerWith(rehearsed.answer());
                rehearsed.call().accept(clients);
            } else if (!NO_OPERATIONS.contains(operation)) {
                throw new IllegalArgumentException("Nobody knows how to rehearse " + operation);
            }
        }
    }
}

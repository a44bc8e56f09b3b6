package dev.checkride.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Keeps the users in a DynamoDB table with the hash key {@code userid}, a string. */
final class DynamoDbUserStore implements UserStore {
    private static final String KEY = "userid";

    private final DynamoDbClient client;
    private final String table;

    DynamoDbUserStore(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    static DynamoDbUserStore from(Environment environment) {
        String table = environment.require("USERS_TABLE");
        var builder = DynamoDbClient.builder()
                .region(Region.of(environment.require("AWS_REGION")))
                .credentialsProvider(credentials(environment))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
        environment.find("AWS_ENDPOINT_URL").map(URI::create).ifPresent(builder::endpointOverride);
        return new DynamoDbUserStore(builder.build(), table);
    }

    @Override
    public List<ObjectNode> list() {
        return client.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .map(Attributes::object)
                .toList();
    }

    @Override
    public Optional<ObjectNode> find(String userId) {
        var response = checked(() ->
                client.getItem(get -> get.tableName(table).key(key(userId)).consistentRead(true)));
        return response.hasItem() ? Optional.of(Attributes.object(response.item())) : Optional.empty();
    }

    @Override
    public void create(ObjectNode user) {
        try {
            put(user, put -> put.conditionExpression("attribute_not_exists(" + KEY + ")"));
        } catch (ConditionalCheckFailedException e) {
            throw new UserExistsException(user.path(KEY).asText(), e);
        }
    }

    @Override
    public void replace(ObjectNode user) {
        put(user, put -> {});
    }

    @Override
    public void delete(String userId) {
        checked(() -> client.deleteItem(delete -> delete.tableName(table).key(key(userId))));
    }

    private void put(ObjectNode user, Consumer<PutItemRequest.Builder> condition) {
        checked(() ->
                client.putItem(put -> condition.accept(put.tableName(table).item(Attributes.item(user)))));
    }

    /** The limits of keys, depth, size and digits are DynamoDB's own: what exceeds them is the caller's mistake. */
    private static <T> T checked(Supplier<T> call) {
        try {
            return call.get();
        } catch (DynamoDbException e) {
            if ("ValidationException".equals(e.awsErrorDetails().errorCode())) {
                throw new BadRequestException(
                        "The table refuses it: " + e.awsErrorDetails().errorMessage(), e);
            }
            throw e;
        }
    }

    private static Map<String, AttributeValue> key(String userId) {
        return Map.of(KEY, AttributeValue.fromS(userId));
    }

    private static AwsCredentialsProvider credentials(Environment environment) {
        // With SnapStart the credentials are not in the environment but at an address that the SDK's chain knows.
        return environment
                .find("AWS_ACCESS_KEY_ID")
                .<AwsCredentialsProvider>map(id -> StaticCredentialsProvider.create(credentials(environment, id)))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    private static AwsCredentials credentials(Environment environment, String id) {
        String secret = environment.require("AWS_SECRET_ACCESS_KEY");
        return environment
                .find("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(id, secret));
    }
}

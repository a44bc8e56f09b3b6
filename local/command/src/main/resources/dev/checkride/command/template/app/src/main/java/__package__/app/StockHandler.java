package @package@.app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How many of an item are in stock: GET, PUT and DELETE of {@code /stock/{item}}. */
public final class StockHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DynamoDbClient dynamoDb;
    private final String table;

    /** Configured by the function's environment. */
    public StockHandler() {
        this(System.getenv());
    }

    /** Configured by {@code STOCK_TABLE} and {@code AWS_REGION}, and the keys too where an endpoint is named. */
    public StockHandler(Map<String, String> environment) {
        table = environment.get("STOCK_TABLE");
        var builder = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(environment.get("AWS_REGION")));
        if (environment.containsKey("AWS_ENDPOINT_URL")) {
            builder.endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL")))
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                            environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY"))));
        }
        dynamoDb = builder.build();
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        String item = event.getPathParameters().get("item");
        return switch (event.getHttpMethod()) {
            case "GET" -> find(item);
            case "PUT" -> replace(item, event.getBody());
            default -> remove(item);
        };
    }

    private APIGatewayProxyResponseEvent find(String item) {
        var found = dynamoDb.getItem(get -> get.tableName(table).key(key(item)).consistentRead(true));
        return found.hasItem()
                ? answer(200, "{\"quantity\": " + found.item().get("quantity").n() + "}")
                : answer(404, "{\"message\": \"Not in stock\"}");
    }

    private APIGatewayProxyResponseEvent replace(String item, String body) {
        JsonNode quantity = quantity(body);
        if (!quantity.isInt() || quantity.intValue() < 0) {
            return answer(400, "{\"message\": \"quantity must be a whole number, 0 or more\"}");
        }
        Map<String, AttributeValue> stored =
                Map.of("item", AttributeValue.fromS(item), "quantity", AttributeValue.fromN(quantity.asText()));
        dynamoDb.putItem(put -> put.tableName(table).item(stored));
        return answer(200, "{\"quantity\": " + quantity.asText() + "}");
    }

    private APIGatewayProxyResponseEvent remove(String item) {
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(key(item)));
        return answer(200, "{}");
    }

    private static JsonNode quantity(String body) {
        try {
            return JSON.readTree(body == null ? "" : body).path("quantity");
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static Map<String, AttributeValue> key(String item) {
        return Map.of("item", AttributeValue.fromS(item));
    }

    private static APIGatewayProxyResponseEvent answer(int status, String body) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody(body)
                .withIsBase64Encoded(false);
    }
}

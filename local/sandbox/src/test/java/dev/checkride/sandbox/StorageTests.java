package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

@ExtendWith(SandboxExtension.class)
class StorageTests {
    private final SandboxExtension.Running running;
    private final Clients clients;

    StorageTests(SandboxExtension.Running running, Clients clients) {
        this.running = running;
        this.clients = clients;
    }

    @Test
    void anObjectIsAPlainFile() throws IOException {
        try (S3Client s3 = clients.s3()) {
            s3.createBucket(request -> request.bucket("plain"));
            s3.putObject(
                    request -> request.bucket("plain").key("runs/a b/ü+1.json").contentType("application/json"),
                    RequestBody.fromString("{}"));

            assertThat(running.data().resolve("plain/runs/a b/ü+1.json")).hasContent("{}");
            assertThat(s3.getObjectAsBytes(request -> request.bucket("plain").key("runs/a b/ü+1.json"))
                            .asUtf8String())
                    .isEqualTo("{}");
            assertThat(s3.headObject(request -> request.bucket("plain").key("runs/a b/ü+1.json"))
                            .contentLength())
                    .isEqualTo(2);
        }
        assertThat(Files.isDirectory(running.data().resolve("plain/runs"))).isTrue();
    }

    @Test
    void anObjectIsWrittenOnceWhenAskedSo() {
        try (S3Client s3 = clients.s3()) {
            s3.createBucket(request -> request.bucket("once"));
            s3.putObject(request -> request.bucket("once").key("k").ifNoneMatch("*"), RequestBody.fromString("1"));

            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(() -> s3.putObject(
                            request -> request.bucket("once").key("k").ifNoneMatch("*"), RequestBody.fromString("2")))
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(412));
            assertThat(s3.getObjectAsBytes(request -> request.bucket("once").key("k"))
                            .asUtf8String())
                    .isEqualTo("1");
        }
    }

    @Test
    void largeAndEmptyObjectsComeBackWhole() {
        try (S3Client s3 = clients.s3()) {
            s3.createBucket(request -> request.bucket("sizes"));
            byte[] large = new byte[5_000_000];
            large[4_999_999] = 7;
            s3.putObject(request -> request.bucket("sizes").key("large"), RequestBody.fromBytes(large));
            s3.putObject(request -> request.bucket("sizes").key("empty"), RequestBody.empty());

            assertThat(s3.getObjectAsBytes(request -> request.bucket("sizes").key("large"))
                            .asByteArray())
                    .isEqualTo(large);
            assertThat(s3.getObjectAsBytes(request -> request.bucket("sizes").key("empty"))
                            .asByteArray())
                    .isEmpty();
        }
    }

    @Test
    void listingIsPagedAndDeletingWorks() {
        try (S3Client s3 = clients.s3()) {
            s3.createBucket(request -> request.bucket("listing"));
            List.of("p/1", "p/2", "p/3", "q/1")
                    .forEach(key ->
                            s3.putObject(request -> request.bucket("listing").key(key), RequestBody.fromString(key)));
            s3.deleteObject(request -> request.bucket("listing").key("p/2"));

            assertThat(s3.listObjectsV2Paginator(request ->
                                    request.bucket("listing").prefix("p/").maxKeys(1))
                            .contents())
                    .extracting(S3Object::key)
                    .containsExactly("p/1", "p/3");
            assertThatExceptionOfType(NoSuchKeyException.class)
                    .isThrownBy(() -> s3.getObjectAsBytes(
                            request -> request.bucket("listing").key("p/2")));
        }
    }

    @Test
    void fortyUploadsAtOnceAllArrive() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try (S3Client s3 = clients.s3()) {
            s3.createBucket(request -> request.bucket("many"));
            List<Callable<Object>> uploads = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String key = "k" + i;
                uploads.add(() -> s3.putObject(
                        request -> request.bucket("many").key(key).ifNoneMatch("*"), RequestBody.fromString(key)));
            }
            for (Future<Object> upload : threads.invokeAll(uploads)) {
                upload.get();
            }

            assertThat(s3.listObjectsV2(request -> request.bucket("many")).keyCount())
                    .isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTableTakesConditionsTagsAndPagedScans() {
        try (DynamoDbClient dynamoDb = clients.dynamoDb()) {
            createTable(dynamoDb, "users");
            for (int i = 0; i < 3; i++) {
                String id = "u" + i;
                dynamoDb.putItem(
                        request -> request.tableName("users").item(Map.of("userid", AttributeValue.fromS(id))));
            }

            assertThat(dynamoDb.scanPaginator(
                                    request -> request.tableName("users").limit(1))
                            .items())
                    .hasSize(3);
            assertThatExceptionOfType(ConditionalCheckFailedException.class)
                    .isThrownBy(() -> dynamoDb.putItem(request -> request.tableName("users")
                            .item(Map.of("userid", AttributeValue.fromS("u1")))
                            .conditionExpression("attribute_not_exists(userid)")));
            String arn = dynamoDb.describeTable(request -> request.tableName("users"))
                    .table()
                    .tableArn();
            assertThat(arn).isEqualTo("arn:aws:dynamodb:eu-central-1:000000000000:table/users");
            Tag tag = Tag.builder().key("clearable").value("yes").build();
            dynamoDb.tagResource(request -> request.resourceArn(arn).tags(tag));
            assertThat(dynamoDb.listTagsOfResource(request -> request.resourceArn(arn))
                            .tags())
                    .containsExactly(tag);
        }
    }

    @Test
    void aMissingTableIsMissing() {
        try (DynamoDbClient dynamoDb = clients.dynamoDb()) {
            assertThatExceptionOfType(ResourceNotFoundException.class)
                    .isThrownBy(() -> dynamoDb.describeTable(request -> request.tableName("none")));
        }
    }

    private static void createTable(DynamoDbClient dynamoDb, String name) {
        AttributeDefinition attribute = AttributeDefinition.builder()
                .attributeName("userid")
                .attributeType(ScalarAttributeType.S)
                .build();
        KeySchemaElement key = KeySchemaElement.builder()
                .attributeName("userid")
                .keyType(KeyType.HASH)
                .build();
        dynamoDb.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute)
                .keySchema(key));
        dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(name));
    }
}

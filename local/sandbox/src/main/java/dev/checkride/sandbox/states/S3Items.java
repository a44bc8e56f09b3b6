package dev.checkride.sandbox.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.asl.ItemSource;
import dev.checkride.asl.TaskFailedException;
import dev.checkride.sandbox.http.Connections;
import dev.checkride.sandbox.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Reads a Map's items from an S3 object. */
final class S3Items implements ItemSource {
    private static final String GET_OBJECT = "arn:aws:states:::s3:getObject";
    /** Emulators turn anonymous readers away, and check no signature. */
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=sandbox/20200101/us-east-1/s3/aws4_request,"
            + " SignedHeaders=host, Signature=" + "0".repeat(64);

    private static final String FAILED = "States.ItemReaderFailed";

    private final URI store;

    S3Items(URI store) {
        this.store = store;
    }

    @Override
    public JsonNode read(String resource, JsonNode arguments) throws TaskFailedException {
        if (!resource.equals(GET_OBJECT)) {
            throw new TaskFailedException(FAILED, "The sandbox reads items by " + GET_OBJECT + ", not by " + resource);
        }
        String bucket = arguments.path("Bucket").asText();
        String key = arguments.path("Key").asText();
        try {
            return get(bucket, key);
        } catch (JsonProcessingException e) {
            throw new TaskFailedException(FAILED, "s3://" + bucket + "/" + key + " does not hold a JSON document.");
        } catch (IOException e) {
            throw new TaskFailedException(FAILED, "s3://" + bucket + "/" + key + " cannot be read (" + e + ").");
        }
    }

    private JsonNode get(String bucket, String key) throws IOException, TaskFailedException {
        URI uri = URI.create(store + "/" + encoded(bucket) + "/" + encoded(key));
        HttpURLConnection connection = Connections.to(uri);
        connection.setRequestProperty("Authorization", SIGNED);
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            throw new TaskFailedException(
                    FAILED,
                    "s3://" + bucket + "/" + key + " cannot be read (Service: Amazon S3; Status Code: "
                            + connection.getResponseCode() + ").");
        }
        try (InputStream in = connection.getInputStream()) {
            return Json.parse(in.readAllBytes());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}

package dev.checkride.executor.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** Small configurations and requests. */
final class Examples {
    static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:checkride:run-1";

    private Examples() {}

    static Configuration configuration(String json) {
        return ConfigurationReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    static Configuration withDefault() {
        return configuration("{\"stacks\": {\"shop\": {}, \"shop-two\": {}}, \"defaults\": {\"stackName\": \"shop\"}}");
    }

    static Configuration withoutDefault() {
        return configuration("{\"stacks\": {\"shop\": {}, \"shop-two\": {}}}");
    }

    static JsonNode json(String text) throws JsonProcessingException {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    static RunRequest request() throws JsonProcessingException {
        return RunRequest.of(json("{\"origin\": {\"commit\": \"abc\"}}"), withDefault());
    }
}

package dev.checkride.sandbox.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.asl.TaskFailedException;
import dev.checkride.sandbox.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class S3ItemsTests {
    @Test
    void aStoreThatDoesNotAnswerIsNotTakenForABadDocument() throws IOException {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
        JsonNode arguments = Json.parse("{\"Bucket\": \"b\", \"Key\": \"k\"}".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(() -> new S3Items(nobody).read("arn:aws:states:::s3:getObject", arguments))
                .satisfies(failure -> assertThat(failure.causeText())
                        .startsWith("s3://b/k cannot be read")
                        .contains("ConnectException"));
    }
}

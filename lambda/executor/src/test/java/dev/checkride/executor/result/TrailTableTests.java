package dev.checkride.executor.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrailTableTests {
    private final AwsStub aws = AwsStub.start();
    private final TrailTable table = new TrailTable(aws.dynamoDb(), "runs", "execution", Clock.systemUTC());

    TrailTableTests() throws IOException {}

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void theRequestsOfAnInvocationWhoseAnswerWasLostStayInTheTrail() throws JsonProcessingException {
        aws.on("GetItem", item(Trail.of(1).and(request("/lost")))).on("PutItem", Answer.json("{}"));
        Consumer<Trail> writer = table.writer("Pays");

        writer.accept(Trail.of(1).and(request("/first")));
        writer.accept(Trail.of(1).and(request("/first")).and(request("/second")));

        assertThat(written(0).requests()).extracting(SentRequest::path).containsExactly("/lost", "/first");
        assertThat(written(1).requests()).extracting(SentRequest::path).containsExactly("/lost", "/first", "/second");
        assertThat(aws.operations()).containsExactly("GetItem", "PutItem", "PutItem");
    }

    private Trail written(int index) throws JsonProcessingException {
        return Json.read(aws.bodies("PutItem").get(index).at("/Item/trail/S").asText(), Trail.class);
    }

    private static SentRequest request(String path) {
        return new SentRequest("POST", path, null, "2026-01-01T00:00:00Z", 0);
    }

    private static Answer item(Trail trail) {
        ObjectNode answer = Json.object();
        answer.putObject("Item").putObject("trail").put("S", Json.text(trail));
        return Answer.json(Json.text(answer));
    }
}

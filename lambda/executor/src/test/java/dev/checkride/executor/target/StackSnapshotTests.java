package dev.checkride.executor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkride.executor.wire.Given;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackSnapshotTests {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StackSnapshot stack = Given.stack(Map.of("UsersTable", "users-1"));

    @Test
    void itSurvivesARoundTripThroughJson() throws Exception {
        StackSnapshot read = MAPPER.readValue(MAPPER.writeValueAsString(stack), StackSnapshot.class);

        assertThat(read.sameAs(stack)).isTrue();
        assertThat(read.stackName()).isEqualTo("users");
        assertThat(read.outputs().asMap()).containsExactly(Map.entry("UsersTable", "users-1"));
    }

    @Test
    void anUpdatedStackIsNotTheSame() {
        assertThat(stack.sameAs(new StackSnapshot(
                        "users", stack.stackId(), stack.lastUpdated().plusSeconds(1), stack.outputs())))
                .isFalse();
    }

    @Test
    void aReplacedStackIsNotTheSame() {
        assertThat(stack.sameAs(
                        new StackSnapshot("users", stack.stackId() + "0", stack.lastUpdated(), stack.outputs())))
                .isFalse();
    }

    @Test
    void aPlaceComesOutOfAnArnOnly() {
        assertThat(Place.of("arn:aws-cn:dynamodb:cn-north-1:111122223333:table/a:b")
                        .arn("sqs", "queue"))
                .isEqualTo("arn:aws-cn:sqs:cn-north-1:111122223333:queue");
        assertThatThrownBy(() -> Place.of("arn:aws:s3:::bucket")).isInstanceOf(IllegalArgumentException.class);
    }
}

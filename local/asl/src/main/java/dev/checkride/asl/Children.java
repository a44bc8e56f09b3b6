package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The children of one run of a distributed Map, by the number of their item or batch; each has one thread at a time. */
final class Children {
    private final @Nullable Engine[] unsuccessful;
    private final @Nullable JsonNode[] outputs;

    Children(int count) {
        this.unsuccessful = new Engine[count];
        this.outputs = new JsonNode[count];
    }

    int count() {
        return outputs.length;
    }

    boolean isDone(int index) {
        return outputs[index] != null;
    }

    /** One that has started and not succeeded. */
    Optional<Engine> unsuccessful(int index) {
        return Optional.ofNullable(unsuccessful[index]);
    }

    void start(int index, Engine child) {
        unsuccessful[index] = child;
    }

    void succeed(int index, JsonNode output) {
        outputs[index] = output;
        unsuccessful[index] = null;
    }

    /** The outputs of those that succeeded, in order. */
    ArrayNode outputs() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(outputs.length);
        for (JsonNode output : outputs) {
            if (output != null) {
                array.add(output);
            }
        }
        return array;
    }
}

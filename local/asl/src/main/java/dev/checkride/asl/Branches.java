package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The lanes of a Parallel or an inline Map, and the outputs of those that are done. */
final class Branches implements Progress {
    /** Runs one branch: anew, or from where its lane ended. */
    interface Piece {
        JsonNode run(int index, Lane lane, boolean resumed) throws StateFailure, InterruptedException;
    }

    private final @Nullable Lane[] lanes;
    private final @Nullable JsonNode[] outputs;

    Branches(int count) {
        this.lanes = new Lane[count];
        this.outputs = new JsonNode[count];
    }

    int count() {
        return outputs.length;
    }

    /** Runs what is not done yet, so many at a time, and gives all outputs in order. */
    JsonNode run(Crew crew, int width, IntFunction<Lane> fork, Piece piece) throws StateFailure, InterruptedException {
        Fork.run(crew, outputs.length, width, index -> {
            if (outputs[index] == null) {
                Lane known = lanes[index];
                Lane lane = known == null ? fork.apply(index) : known;
                lanes[index] = lane;
                outputs[index] = piece.run(index, lane, known != null);
            }
        });
        ArrayNode array = JsonNodeFactory.instance.arrayNode(outputs.length);
        for (JsonNode output : outputs) {
            if (output != null) {
                array.add(output);
            }
        }
        return array;
    }

    /** Lets the lane around go on after the last event of those inside. */
    void joinInto(Lane outer) {
        for (Lane lane : lanes) {
            if (lane != null) {
                outer.join(lane);
            }
        }
    }
}

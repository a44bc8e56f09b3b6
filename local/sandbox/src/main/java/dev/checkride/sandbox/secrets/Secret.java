package dev.checkride.sandbox.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.sandbox.protocol.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One secret as it stands.
 *
 * @param versionId empty as long as the secret has no value
 * @param deleted when it is to be gone for good; empty for a living one
 */
record Secret(
        String name,
        String arn,
        String description,
        Map<String, String> tags,
        Optional<String> versionId,
        Value value,
        Instant created,
        Instant changed,
        Optional<Instant> deleted) {
    /** A secret's content: text or bytes in Base64. */
    record Value(Optional<String> text, Optional<String> binary) {
        boolean isEmpty() {
            return text.isEmpty() && binary.isEmpty();
        }
    }

    Secret {
        tags = Map.copyOf(tags);
    }

    Secret withValue(String newVersion, Value newValue, Instant now) {
        return new Secret(name, arn, description, tags, Optional.of(newVersion), newValue, created, now, deleted);
    }

    Secret withTags(Map<String, String> newTags, Instant now) {
        return new Secret(name, arn, description, newTags, versionId, value, created, now, deleted);
    }

    Secret deletedAt(Instant when) {
        return new Secret(name, arn, description, tags, versionId, value, created, changed, Optional.of(when));
    }

    boolean isCalled(String id) {
        // The random part of an ARN may be left out.
        return name.equals(id)
                || arn.equals(id)
                || arn.substring(0, arn.length() - 7).equals(id);
    }

    /** The fields by which every answer names the secret. */
    ObjectNode identity() {
        ObjectNode node = Json.object().put("ARN", arn).put("Name", name);
        versionId.ifPresent(id -> node.put("VersionId", id));
        return node;
    }

    /** All but the value. */
    ObjectNode describe() {
        ObjectNode node = Json.object()
                .put("ARN", arn)
                .put("Name", name)
                .put("CreatedDate", Json.seconds(created))
                .put("LastChangedDate", Json.seconds(changed));
        if (!description.isEmpty()) {
            node.put("Description", description);
        }
        Json.pairs(node, "Tags", "Key", "Value", tags);
        deleted.ifPresent(when -> node.put("DeletedDate", Json.seconds(when)));
        versionId.ifPresent(
                id -> node.putObject("VersionIdsToStages").putArray(id).add("AWSCURRENT"));
        return node;
    }
}

package dev.checkride.sandbox.cloudformation;

import dev.checkride.sandbox.protocol.Xml;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** One stack, its id and its birthday. */
record Stack(String id, Instant created, StackSpec spec) {
    boolean isCalled(String nameOrId) {
        return spec.name().equals(nameOrId) || id.equals(nameOrId);
    }

    void describe(Xml xml) {
        summarize(xml);
        xml.members(
                "Outputs",
                new TreeMap<>(spec.outputs()).entrySet(),
                (member, output) -> member.text("OutputKey", output.getKey()).text("OutputValue", output.getValue()));
        xml.members("Tags", new TreeMap<>(spec.tags()).entrySet(), Stack::tag);
    }

    void summarize(Xml xml) {
        xml.text("StackId", id)
                .text("StackName", spec.name())
                .text("CreationTime", time(created))
                .text("StackStatus", spec.status());
        spec.lastUpdated().ifPresent(when -> xml.text("LastUpdatedTime", time(when)));
    }

    void describeResource(Xml xml, StackSpec.Resource resource) {
        xml.text("StackId", id).text("StackName", spec.name());
        common(xml, resource);
        xml.text("Timestamp", time(spec.lastUpdated().orElse(created)));
    }

    void summarizeResource(Xml xml, StackSpec.Resource resource) {
        common(xml, resource);
        xml.text("LastUpdatedTimestamp", time(spec.lastUpdated().orElse(created)));
    }

    private static void common(Xml xml, StackSpec.Resource resource) {
        xml.text("LogicalResourceId", resource.logicalId())
                .text("PhysicalResourceId", resource.physicalId())
                .text("ResourceType", resource.type())
                .text("ResourceStatus", "CREATE_COMPLETE");
    }

    private static void tag(Xml xml, Map.Entry<String, String> tag) {
        xml.text("Key", tag.getKey()).text("Value", tag.getValue());
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}

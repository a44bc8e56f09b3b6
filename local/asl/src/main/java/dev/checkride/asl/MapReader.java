package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** Reads what is a Map's own. */
final class MapReader {
    private static final String READ_OBJECT = ":states:::s3:getObject";
    private static final int LONGEST_LABEL = 40;

    private final Place place;
    private final Reading reading;
    private final Set<String> visibleVariables;
    private final TemplateReader templates;

    MapReader(Place place, Reading reading, Set<String> visibleVariables, TemplateReader templates) {
        this.place = place;
        this.reading = reading;
        this.visibleVariables = visibleVariables;
        this.templates = templates;
    }

    MapWork read() {
        boolean legacy = templates.dialect() == Dialect.NEUTRAL && place.has("Iterator");
        Place processor = place.requiredObject(legacy ? "Iterator" : "ItemProcessor");
        Optional<Place> config = processor.object("ProcessorConfig");
        boolean distributed = config.flatMap(given -> oneOf(given, "Mode", "INLINE", "DISTRIBUTED"))
                .filter("DISTRIBUTED"::equals)
                .isPresent();
        MapWork work = distributed ? distributed(processor, config.orElseThrow()) : inline(processor);
        processor.text("Comment");
        config.ifPresent(given -> given.refuseRest(templates.dialect()));
        processor.refuseRest(templates.dialect());
        return work;
    }

    private MapWork inline(Place processor) {
        return new InlineMap(settings(processor, visibleVariables, Kind.ARRAY));
    }

    private MapWork distributed(Place processor, Place config) {
        Optional<String> type = oneOf(config, "ExecutionType", "STANDARD", "EXPRESS");
        if (type.isEmpty()) {
            config.problem("a distributed Map has an 'ExecutionType': STANDARD or EXPRESS");
        }
        Optional<String> label = place.text("Label");
        label.filter(text -> text.isEmpty()
                        || text.length() > LONGEST_LABEL
                        || !text.matches("[^\\s?*<>{}\\[\\]:;,\\\\|^~$#%&`\"\\p{Cc}]+"))
                .ifPresent(text -> place.problem("Label", "has 1 to 40 characters, none of them special"));
        if (place.has("ItemReader") && place.has("Items")) {
            place.problem("a Map has either 'ItemReader' or 'Items'");
        }
        Optional<ItemReader> reader = place.object("ItemReader").map(this::itemReader);
        Optional<ItemBatcher> batcher = place.object("ItemBatcher").map(this::itemBatcher);
        return new DistributedMap(
                settings(processor, Set.of(), Kind.COLLECTION),
                reader,
                batcher,
                label,
                type.equals(Optional.of("EXPRESS")));
    }

    private MapSettings settings(Place processor, Set<String> outerVariables, Kind<JsonNode> items) {
        boolean jsonata = templates.dialect() == Dialect.JSONATA;
        return new MapSettings(
                new ProgramReader(reading, outerVariables).read(processor, Optional.empty()),
                items,
                jsonata ? templates.of(place, "Items", items) : Optional.empty(),
                templates.any(place, "ItemSelector"),
                templates.of(place, "MaxConcurrency", Kind.COUNT),
                templates.of(place, "ToleratedFailureCount", Kind.COUNT),
                templates.of(place, "ToleratedFailurePercentage", Kind.PERCENTAGE));
    }

    private ItemReader itemReader(Place from) {
        String resource = from.requiredText("Resource");
        if (!resource.isEmpty() && !resource.endsWith(READ_OBJECT)) {
            from.problem("Resource", "only arn:aws:states:::s3:getObject is supported");
        }
        Optional<Template> arguments =
                templates.dialect() == Dialect.JSONATA ? templates.any(from, "Arguments") : Optional.empty();
        Place config = from.requiredObject("ReaderConfig");
        String input = config.requiredText("InputType");
        if (!input.isEmpty() && !input.equals("JSON")) {
            config.problem("InputType", "only JSON is supported");
        }
        Optional<Template> maxItems = templates.of(config, "MaxItems", Kind.COUNT);
        config.refuseRest(templates.dialect());
        from.refuseRest(templates.dialect());
        return new ItemReader(resource, arguments, maxItems);
    }

    private ItemBatcher itemBatcher(Place from) {
        ItemBatcher batcher = new ItemBatcher(
                templates.of(from, "MaxItemsPerBatch", Kind.POSITIVE),
                templates.of(from, "MaxInputBytesPerBatch", Kind.POSITIVE),
                templates.any(from, "BatchInput"));
        if (batcher.maxItems().isEmpty() && batcher.maxInputBytes().isEmpty()) {
            from.problem("an ItemBatcher has 'MaxItemsPerBatch', 'MaxInputBytesPerBatch' or both");
        }
        from.refuseRest(templates.dialect());
        return batcher;
    }

    private static Optional<String> oneOf(Place from, String field, String one, String other) {
        Optional<String> value = from.text(field);
        if (value.isPresent() && !value.get().equals(one) && !value.get().equals(other)) {
            from.problem(field, "must be " + one + " or " + other);
        }
        return value;
    }
}

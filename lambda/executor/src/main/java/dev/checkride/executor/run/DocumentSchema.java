package dev.checkride.executor.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A JSON Schema of the project, and what it says of a document in words for a user. */
final class DocumentSchema {
    private static final String FOLDER = "/dev/checkride/statemachine/";

    private final Schema schema;
    private final Set<String> fields = new TreeSet<>();

    private DocumentSchema(JsonNode document) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
        for (JsonNode properties : document.findValues("properties")) {
            properties.fieldNames().forEachRemaining(fields::add);
        }
    }

    static DocumentSchema ofRequest() {
        return load("request.schema.json");
    }

    static DocumentSchema ofConfiguration() {
        return load("checkride.schema.json");
    }

    private static DocumentSchema load(String name) {
        try (InputStream in = Objects.requireNonNull(DocumentSchema.class.getResourceAsStream(FOLDER + name), name)) {
            return new DocumentSchema(Json.parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The schema " + name + " cannot be read from the program's own files", e);
        }
    }

    /** One line a problem; none if the document is valid. */
    List<String> problemsOf(JsonNode document) {
        return schema.validate(document).stream().map(this::inWords).distinct().toList();
    }

    private String inWords(Error error) {
        String place = error.getInstanceLocation().toString();
        String at = place.isEmpty() || place.equals("/") ? "" : place + ": ";
        if ("additionalProperties".equals(error.getKeyword())) {
            String name = Text.shortened(Objects.toString(error.getProperty()), 60);
            return at + "unknown field \"" + name + "\"" + suggestion(name);
        }
        return at + Text.oneLine(error.getMessage());
    }

    private String suggestion(String name) {
        Optional<String> nearest = NearestName.of(name, fields);
        return nearest.map(field -> "; did you mean \"" + field + "\"?").orElse("");
    }
}

package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One case of the folder that the system property {@code asl.cases} names. */
record RecordedCase(String folder, String file, JsonNode content, boolean hasComparableOutput) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static List<RecordedCase> all(Path root) {
        JsonNode index = read(root.resolve("index.json"));
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !root.equals(file.getParent()))
                    .sorted()
                    .map(file -> of(root, file, index))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedCase of(Path root, Path file, JsonNode index) {
        String name = root.relativize(file).toString();
        boolean comparable = true;
        for (JsonNode entry : index) {
            comparable &= !name.equals(entry.path("file").asText())
                    || entry.path("comparableOutput").asBoolean(true);
        }
        String folder = String.valueOf(root.relativize(file).getParent());
        return new RecordedCase(folder, name, read(file), comparable);
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode definition() {
        return content.path("definition");
    }

    JsonNode expected() {
        return content.path("expected");
    }

    String status() {
        return expected().path("status").asText();
    }

    @Override
    public String toString() {
        return file;
    }
}

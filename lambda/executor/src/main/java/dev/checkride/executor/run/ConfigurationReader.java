package dev.checkride.executor.run;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Reads {@code checkride.json}. */
public final class ConfigurationReader {
    private ConfigurationReader() {}

    /**
     * Validates and reads the file's content.
     *
     * @throws InvalidConfigurationException if it is malformed or does not fit the schema; the message names every problem
     */
    public static Configuration read(byte[] json) {
        JsonNode document = parse(json);
        List<String> problems = DocumentSchema.ofConfiguration().problemsOf(document);
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException("checkride.json: " + String.join("; ", problems), null);
        }
        ObjectNode content = document.deepCopy();
        content.put("hash", Hash.of(json));
        Configuration configuration = Json.convert(content, Configuration.class);
        String fallback = configuration.defaults().stackName();
        if (fallback != null && !configuration.stacks().containsKey(fallback)) {
            throw new InvalidConfigurationException(
                    "checkride.json: /defaults/stackName: \"" + fallback + "\" is not among the stacks "
                            + String.join(", ", configuration.stackNames()),
                    null);
        }
        configuration.quarantine().forEach(ConfigurationReader::requireDay);
        return configuration;
    }

    private static void requireDay(String tag, Configuration.Quarantined quarantined) {
        try {
            quarantined.lastDay();
        } catch (DateTimeParseException noDay) {
            throw new InvalidConfigurationException(
                    "checkride.json: /quarantine/" + tag + "/until: there is no day " + quarantined.until(), noDay);
        }
    }

    private static JsonNode parse(byte[] json) {
        try {
            return Json.parse(json);
        } catch (JsonProcessingException malformed) {
            JsonLocation place = malformed.getLocation();
            String where = place == null ? "" : " in line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new InvalidConfigurationException(
                    "checkride.json is not well-formed JSON" + where + ": "
                            + Text.oneLine(malformed.getOriginalMessage()),
                    malformed);
        }
    }
}

package dev.checkride.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a whole definition. */
final class DefinitionReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final long LONGEST_TIMEOUT = 99_999_999;

    private DefinitionReader() {}

    /**
     * @throws InvalidDefinitionException naming all problems at once
     */
    static Program read(String json, SupportedTasks tasks) {
        List<String> problems = new ArrayList<>();
        Place machine = new Place(parse(json), "", problems);
        Dialect dialect = Languages.read(machine).orElse(Dialect.NEUTRAL);
        machine.text("Comment");
        machine.text("Version")
                .filter(version -> !version.equals("1.0"))
                .ifPresent(version -> machine.problem("Version", "must be 1.0"));
        Optional<Long> timeout = machine.take(
                        "TimeoutSeconds",
                        "must be a whole number from 1 to " + LONGEST_TIMEOUT,
                        value -> value.isIntegralNumber()
                                && value.longValue() > 0
                                && value.longValue() <= LONGEST_TIMEOUT)
                .map(JsonNode::longValue);
        Program program = new ProgramReader(Reading.of(dialect, tasks), Set.of()).read(machine, timeout);
        machine.refuseRest(dialect);
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems, null);
        }
        return program;
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new InvalidDefinitionException(List.of("/: not JSON: " + e.getOriginalMessage()), e);
        }
    }
}

package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a state hands on.
 *
 * @param next empty at the end of a program
 */
record Step(JsonNode output, Optional<String> next) {}

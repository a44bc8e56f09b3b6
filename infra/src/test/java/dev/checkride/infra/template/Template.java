package dev.checkride.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A synthesised template. */
public record Template(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern IN_SUB = Pattern.compile("\\$\\{([^!}.]+)(\\.[^}]*)?}");

    public static Template read(Path file) {
        try {
            return new Template(JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, JsonNode> resources(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        json.path("Resources").properties().forEach(entry -> {
            if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue());
            }
        });
        return found;
    }

    public List<JsonNode> properties(String type) {
        return resources(type).values().stream()
                .map(resource -> resource.path("Properties"))
                .toList();
    }

    public JsonNode only(String type) {
        List<JsonNode> found = properties(type);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " resources of type " + type);
        }
        return found.get(0);
    }

    /** Every statement of every policy, with the logical id of its policy. */
    public List<Statement> statements() {
        List<Statement> all = new ArrayList<>();
        json.path("Resources").properties().forEach(entry -> {
            JsonNode document = entry.getValue().at("/Properties/PolicyDocument");
            document.path("Statement").forEach(statement -> all.add(new Statement(entry.getKey(), statement)));
        });
        return all;
    }

    /** The logical ids that a resource waits for: by reference, by attribute, by substitution, or because it says so. */
    public Map<String, Set<String>> dependencies() {
        Set<String> names = new TreeSet<>();
        json.path("Resources").fieldNames().forEachRemaining(names::add);
        Map<String, Set<String>> all = new TreeMap<>();
        json.path("Resources").properties().forEach(entry -> {
            Set<String> found = new TreeSet<>();
            collect(entry.getValue().path("Properties"), found);
            texts(entry.getValue().path("DependsOn")).forEach(found::add);
            found.retainAll(names);
            all.put(entry.getKey(), found);
        });
        return all;
    }

    private static void collect(JsonNode node, Set<String> found) {
        if (node.path("Ref").isTextual()) {
            found.add(node.path("Ref").asText());
        }
        texts(node.path("Fn::GetAtt"))
                .limit(1)
                .map(id -> id.replaceFirst("\\..*", ""))
                .forEach(found::add);
        texts(node.path("Fn::Sub"))
                .limit(1)
                .forEach(text -> IN_SUB.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(reference -> reference.replaceAll("[${}]|\\..*", ""))
                        .forEach(found::add));
        node.forEach(child -> collect(child, found));
    }

    private static Stream<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return Stream.of(node.asText());
        }
        List<String> texts = new ArrayList<>();
        node.forEach(child -> texts.add(child.asText()));
        return texts.stream();
    }

    /** A circle of resources that wait for each other, empty if there is none. */
    public List<String> circle() {
        Map<String, Set<String>> dependencies = dependencies();
        Set<String> done = new TreeSet<>();
        for (String start : dependencies.keySet()) {
            List<String> circle = walk(start, dependencies, new ArrayList<>(), done);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        return List.of();
    }

    private static List<String> walk(
            String at, Map<String, Set<String>> dependencies, List<String> path, Set<String> done) {
        if (path.contains(at)) {
            return path.subList(path.indexOf(at), path.size());
        }
        if (done.contains(at)) {
            return List.of();
        }
        path.add(at);
        for (String next : dependencies.getOrDefault(at, Set.of())) {
            List<String> circle = walk(next, dependencies, path, done);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        path.remove(path.size() - 1);
        done.add(at);
        return List.of();
    }

    /** A statement of a policy. */
    public record Statement(String policy, JsonNode json) {
        public List<String> actions() {
            return texts(json.path("Action")).toList();
        }

        public List<JsonNode> resources() {
            JsonNode resource = json.path("Resource");
            List<JsonNode> all = new ArrayList<>();
            if (resource.isArray()) {
                resource.forEach(all::add);
            } else {
                all.add(resource);
            }
            return all;
        }
    }
}

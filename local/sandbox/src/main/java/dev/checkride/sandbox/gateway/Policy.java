package dev.checkride.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The policy that an authorizer returned.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html">How API Gateway resource policies affect authorization</a>
 */
record Policy(List<Statement> statements) {
    private static final Set<String> EVALUATED = Set.of("Sid", "Effect", "Action", "Resource");

    enum Decision {
        ALLOWED,
        DENIED,
        NOT_MENTIONED
    }

    record Statement(boolean allows, List<String> actions, List<String> resources) {
        boolean covers(String methodArn) {
            return matches(actions, "execute-api:Invoke") && matches(resources, methodArn);
        }

        private static boolean matches(List<String> patterns, String text) {
            return patterns.stream().anyMatch(pattern -> matches(pattern, text));
        }

        /** A star stands for any text, a question mark for any one character. */
        private static boolean matches(String pattern, String text) {
            String regex = pattern.chars()
                    .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                    .collect(Collectors.joining());
            return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
        }
    }

    /**
     * Reads a policy document.
     *
     * @throws IllegalArgumentException when it is none
     * @throws Refusal when it has an element that the sandbox does not evaluate, by name
     */
    static Policy parse(JsonNode document) throws Refusal {
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : list(document.path("Statement"))) {
            statements.add(statement(statement));
        }
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("The policy has no statement");
        }
        return new Policy(statements);
    }

    private static Statement statement(JsonNode statement) throws Refusal {
        for (Map.Entry<String, JsonNode> element : statement.properties()) {
            // The library of Lambda's events writes each condition, also where there is none.
            boolean empty = element.getValue().isNull()
                    || (element.getValue().isContainerNode()
                            && element.getValue().isEmpty());
            if (!empty && !EVALUATED.contains(element.getKey())) {
                throw Refusal.notEvaluated(element.getKey());
            }
        }
        String effect = statement.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new IllegalArgumentException("A statement's Effect must be Allow or Deny, not " + effect);
        }
        List<String> actions = texts(statement.path("Action"));
        List<String> resources = texts(statement.path("Resource"));
        if (actions.isEmpty() || resources.isEmpty()) {
            throw new IllegalArgumentException("A statement needs an Action and a Resource");
        }
        return new Statement(effect.equals("Allow"), actions, resources);
    }

    /** An explicit Deny wins over every Allow. */
    Decision decide(String methodArn) {
        List<Statement> covering = statements.stream()
                .filter(statement -> statement.covers(methodArn))
                .toList();
        if (covering.isEmpty()) {
            return Decision.NOT_MENTIONED;
        }
        return covering.stream().allMatch(Statement::allows) ? Decision.ALLOWED : Decision.DENIED;
    }

    private static List<JsonNode> list(JsonNode node) {
        List<JsonNode> items = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(items::add);
        } else if (!node.isMissingNode()) {
            items.add(node);
        }
        return items;
    }

    private static List<String> texts(JsonNode node) {
        return list(node).stream().map(JsonNode::asText).toList();
    }
}

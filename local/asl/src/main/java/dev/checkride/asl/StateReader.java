package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one state. */
final class StateReader {
    /** What makes a rule of JSONPath; each is refused by its name. */
    private static final Set<String> COMPARISONS = Set.of("Variable", "And", "Or", "Not");

    private final Place place;
    private final Reading reading;
    private final Set<String> siblings;
    private final Set<String> outerVariables;
    private final Set<String> visibleVariables;
    private final TemplateReader templates;

    /**
     * @param outerVariables those that the state must not assign
     * @param visibleVariables those that programs inside the state must not assign
     */
    StateReader(
            Place place,
            Reading reading,
            Set<String> siblings,
            Set<String> outerVariables,
            Set<String> visibleVariables) {
        this.place = place;
        this.reading = reading;
        this.siblings = siblings;
        this.outerVariables = outerVariables;
        this.visibleVariables = visibleVariables;
        this.templates = new TemplateReader(dialect(place, reading.byDefault()));
    }

    private static Dialect dialect(Place place, Dialect byDefault) {
        Optional<Dialect> own = Languages.read(place);
        if (byDefault == Dialect.JSONATA && own.equals(Optional.of(Dialect.NEUTRAL))) {
            place.problem("QueryLanguage", "a state of a JSONata machine cannot go back to JSONPath");
        }
        return own.orElse(byDefault);
    }

    /** The state, unless its type is not known. */
    Optional<State> read() {
        String type = place.requiredText("Type");
        place.text("Comment");
        Optional<State> state = switch (type) {
            case "Pass" -> Optional.of(pass());
            case "Succeed" -> Optional.of(new SucceedState(terminal()));
            case "Fail" -> Optional.of(fail());
            case "Wait" -> Optional.of(waiting());
            case "Choice" -> Optional.of(choice());
            case "Task" -> Optional.of(task());
            case "Parallel" -> Optional.of(parallel());
            case "Map" -> Optional.of(map());
            default -> Optional.empty();
        };
        if (state.isEmpty() && !type.isEmpty()) {
            place.problem("Type", "'" + type + "' is not a type of state");
        } else {
            place.refuseRest(templates.dialect());
        }
        return state;
    }

    private boolean isJsonata() {
        return templates.dialect() == Dialect.JSONATA;
    }

    private State pass() {
        return new PassState(exit(), isJsonata() ? Optional.empty() : place.take("Result"));
    }

    private State fail() {
        return new FailState(templates.of(place, "Error", Kind.STRING), templates.of(place, "Cause", Kind.STRING));
    }

    private State waiting() {
        Optional<Template> seconds = templates.of(place, "Seconds", Kind.WAIT_SECONDS);
        Optional<Template> timestamp = templates.of(place, "Timestamp", Kind.TIMESTAMP);
        if (seconds.isPresent() == timestamp.isPresent()) {
            place.problem("a Wait has either Seconds or Timestamp");
        }
        WaitState.Until until = timestamp.isPresent()
                ? new WaitState.Until.Timestamp(timestamp.get())
                : new WaitState.Until.Seconds(seconds.orElse(TemplateReader.nothing()));
        return new WaitState(until, exit());
    }

    private State choice() {
        List<ChoiceState.Rule> rules = new ArrayList<>();
        List<Place> places = place.objects("Choices");
        if (places.isEmpty()) {
            place.problem("a Choice has at least one rule in 'Choices'");
        }
        for (int i = 0; i < places.size(); i++) {
            rules.add(rule(places.get(i), "Choices[" + i + "]/"));
        }
        Optional<String> otherwise = target(place, "Default");
        Exit own = new Exit("", output(place), assign(place), otherwise);
        return new ChoiceState(rules, otherwise.map(next -> own));
    }

    private ChoiceState.Rule rule(Place rule, String at) {
        rule.text("Comment");
        Optional<Template> condition = isJsonata() ? templates.of(rule, "Condition", Kind.BOOLEAN) : Optional.empty();
        if (isJsonata() && condition.isEmpty()) {
            rule.problem("the field 'Condition' is missing");
        } else if (!isJsonata() && COMPARISONS.stream().noneMatch(rule::has)) {
            rule.problem("a rule has a comparison, which belongs to JSONPath: set QueryLanguage to JSONata and write a"
                    + " 'Condition'");
        }
        Exit exit = new Exit(at, output(rule), assign(rule), requiredTarget(rule));
        rule.refuseRest(templates.dialect());
        return new ChoiceState.Rule(condition.orElse(TemplateReader.nothing()), exit);
    }

    private State task() {
        String arn = place.requiredText("Resource");
        Optional<TaskResource> resource = TaskResource.of(arn);
        if (!arn.isEmpty() && resource.isEmpty()) {
            place.problem("Resource", "'" + arn + "' is neither a function's ARN nor a service integration");
        } else if (arn.endsWith(".waitForTaskToken") || arn.contains(":activity:")) {
            place.problem("Resource", "callbacks and activities are not supported");
        } else if (resource.isPresent()) {
            Optional<JsonNode> arguments =
                    isJsonata() ? Optional.ofNullable(place.node().get("Arguments")) : Optional.empty();
            reading.tasks().problems(arn, arguments).forEach(found -> place.problem(found.place(), found.message()));
        }
        Optional<Template> credentials = place.object("Credentials").flatMap(this::role);
        refuseLateHeartbeat();
        return new TaskState(
                resource.orElse(new TaskResource(arn, Optional.empty(), arn)),
                isJsonata() ? templates.any(place, "Arguments") : Optional.empty(),
                credentials,
                templates.of(place, "TimeoutSeconds", Kind.POSITIVE),
                templates.of(place, "HeartbeatSeconds", Kind.POSITIVE),
                recovery(),
                exit());
    }

    private Optional<Template> role(Place credentials) {
        if (credentials.node().isObject() && !credentials.has("RoleArn")) {
            credentials.problem("the field 'RoleArn' is missing");
        }
        Optional<Template> role = templates.of(credentials, "RoleArn", Kind.STRING);
        credentials.refuseRest(templates.dialect());
        return role;
    }

    private void refuseLateHeartbeat() {
        long timeout = place.node().path("TimeoutSeconds").asLong(Long.MAX_VALUE);
        long heartbeat = place.node().path("HeartbeatSeconds").asLong(0);
        if (heartbeat >= timeout) {
            place.problem("HeartbeatSeconds", "must be smaller than TimeoutSeconds");
        }
    }

    private State parallel() {
        List<Program> branches = place.objects("Branches").stream()
                .map(branch -> {
                    branch.text("Comment");
                    Program program = new ProgramReader(reading, visibleVariables).read(branch, Optional.empty());
                    branch.refuseRest(templates.dialect());
                    return program;
                })
                .toList();
        if (branches.isEmpty()) {
            place.problem("a Parallel has at least one branch in 'Branches'");
        }
        Optional<Template> arguments = isJsonata() ? templates.any(place, "Arguments") : Optional.empty();
        return new ParallelState(arguments, branches, recovery(), exit());
    }

    private State map() {
        MapWork work = new MapReader(place, reading, visibleVariables, templates).read();
        return new MapState(work, recovery(), exit());
    }

    private Recovery recovery() {
        List<Retrier> retriers = new RetryReader(place).read();
        List<Catcher> catchers = new ArrayList<>();
        List<Place> places = place.objects("Catch");
        for (int i = 0; i < places.size(); i++) {
            Place catcher = places.get(i);
            catcher.text("Comment");
            ErrorMatch errors = RetryReader.errors(catcher, i == places.size() - 1);
            String at = "Catch[" + i + "]/";
            catchers.add(new Catcher(errors, new Exit(at, output(catcher), assign(catcher), requiredTarget(catcher))));
            catcher.refuseRest(templates.dialect());
        }
        return new Recovery(retriers, catchers);
    }

    private Exit exit() {
        Optional<String> next = target(place, "Next");
        boolean end = place.take("End", "must be true or false", node -> node.isBoolean())
                .map(node -> node.booleanValue())
                .orElse(false);
        if (next.isPresent() == end) {
            place.problem("a state has either 'Next' or 'End': true");
        }
        return new Exit("", output(place), assign(place), next);
    }

    private Exit terminal() {
        return new Exit("", output(place), Optional.empty(), Optional.empty());
    }

    private Optional<Template> output(Place from) {
        return isJsonata() ? templates.any(from, "Output") : Optional.empty();
    }

    private Optional<Template> assign(Place from) {
        Optional<Template> assign = templates.any(from, "Assign");
        from.take("Assign", "must be an object", node -> node.isObject()).ifPresent(variables -> {
            variables.fieldNames().forEachRemaining(name -> check(from, name));
        });
        return assign;
    }

    private void check(Place from, String name) {
        if (!VariableNames.isAllowed(name)) {
            from.problem("Assign/" + name, "'" + name + "' is not a name for a variable");
        } else if (outerVariables.contains(name)) {
            from.problem("Assign/" + name, "a variable of an outer scope cannot be assigned");
        }
    }

    private Optional<String> requiredTarget(Place from) {
        if (!from.has("Next")) {
            from.problem("the field 'Next' is missing");
        }
        return target(from, "Next");
    }

    private Optional<String> target(Place from, String field) {
        Optional<String> target = from.text(field);
        target.filter(name -> !siblings.contains(name))
                .ifPresent(name -> from.problem(field, "no state is named '" + name + "'"));
        return target;
    }
}

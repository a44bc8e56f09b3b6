package dev.checkride.executor.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.Configuration.WhenBusy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do: the execution's input, with the defaults of {@code checkride.json} filled in.
 *
 * @param stackName the stack under test
 * @param include globs of the scenarios and tests to run; none means all
 * @param exclude globs of the scenarios and tests not to run
 * @param tags JUnit tags of which a test must have one; none means any
 * @param maxConcurrency how many scenarios run at a time
 * @param deadlineMinutes when the run stops starting scenarios, in minutes from its beginning
 * @param retries how often a failed test is repeated
 * @param failOnFlaky whether a test that passed only when it was repeated makes the run red
 * @param failFast whether no further scenario is started once one is red
 * @param clearTables whether the tables are cleared first
 * @param whenBusy what to do when another run holds the stack
 * @param rerunFailedOf the run of which just what was red is run again, or null
 * @param origin free text about what started the run
 */
public record RunRequest(
        String stackName,
        List<String> include,
        List<String> exclude,
        List<String> tags,
        int maxConcurrency,
        int deadlineMinutes,
        int retries,
        boolean failOnFlaky,
        boolean failFast,
        boolean clearTables,
        WhenBusy whenBusy,
        @Nullable RunId rerunFailedOf,
        Map<String, String> origin) {
    /** What looks like a token, a key, or a field that is named like one and has a value. */
    private static final Pattern SECRET = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"
            + "|\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"
            + "|-----BEGIN [A-Z ]*PRIVATE KEY"
            + "|\\bgh[pousr]_[A-Za-z0-9]{20,}|\\bgithub_pat_[A-Za-z0-9_]{20,}|\\bglpat-[A-Za-z0-9_-]{16,}"
            // A URL that carries a password, as remotes of Git do.
            + "|://[^/\\s\"@:]*:[^/\\s\"@]+@"
            + "|(?i:\\bBearer\\s+[A-Za-z0-9._~+/-]{16,})"
            + "|(?i:\"[^\"]*(password|passwd|secret|token|credential)[^\"]*\"\\s*:\\s*\"[^\"]+\")");

    /** Copies its parts; what is missing is empty. */
    public RunRequest(
            String stackName,
            @Nullable List<String> include,
            @Nullable List<String> exclude,
            @Nullable List<String> tags,
            int maxConcurrency,
            int deadlineMinutes,
            int retries,
            boolean failOnFlaky,
            boolean failFast,
            boolean clearTables,
            WhenBusy whenBusy,
            @Nullable RunId rerunFailedOf,
            @Nullable Map<String, String> origin) {
        this.stackName = stackName;
        this.include = include == null ? List.of() : List.copyOf(include);
        this.exclude = exclude == null ? List.of() : List.copyOf(exclude);
        this.tags = tags == null ? List.of() : List.copyOf(tags);
        this.maxConcurrency = maxConcurrency;
        this.deadlineMinutes = deadlineMinutes;
        this.retries = retries;
        this.failOnFlaky = failOnFlaky;
        this.failFast = failFast;
        this.clearTables = clearTables;
        this.whenBusy = whenBusy;
        this.rerunFailedOf = rerunFailedOf;
        this.origin = origin == null ? Map.of() : Map.copyOf(origin);
    }

    /** The run of which just what was red is run again. */
    public Optional<RunId> earlierRun() {
        return Optional.ofNullable(rerunFailedOf);
    }

    /**
     * Validates an execution's input and fills in the defaults.
     *
     * @throws InvalidRequestException if a field is unknown, out of range or missing without a default, if the stack is not
     *     listed in {@code checkride.json}, or if the input holds what looks like a secret
     */
    public static RunRequest of(JsonNode input, Configuration configuration) {
        if (SECRET.matcher(input.toString()).find()) {
            throw new InvalidRequestException(
                    "The request holds what looks like a password, a token or a key. It would stay in the execution's history: "
                            + "leave it out, and revoke it");
        }
        List<String> problems = DocumentSchema.ofRequest().problemsOf(input);
        if (!problems.isEmpty()) {
            throw new InvalidRequestException("The request is not valid: " + String.join("; ", problems));
        }
        if (input.has("rerunFailedOf") && (input.has("include") || input.has("exclude") || input.has("tags"))) {
            throw new InvalidRequestException(
                    "rerunFailedOf selects by itself what is run: leave include, exclude and tags out");
        }
        Configuration.Defaults defaults = configuration.defaults();
        ObjectNode filled = Json.object();
        filled.put("stackName", defaults.stackName());
        filled.put("maxConcurrency", defaults.maxConcurrency());
        filled.put("deadlineMinutes", defaults.deadlineMinutes());
        filled.put("retries", defaults.retries());
        filled.put("failOnFlaky", defaults.failOnFlaky());
        filled.put("failFast", defaults.failFast());
        filled.set("whenBusy", Json.tree(defaults.whenBusy()));
        filled.setAll((ObjectNode) input);
        String stackName = filled.path("stackName").asText("");
        if (filled.path("stackName").isNull()) {
            throw new InvalidRequestException(
                    "The request names no stack and checkride.json has no default. Add {\"stackName\": \""
                            + configuration.stackNames().get(0) + "\"} or \"defaults\": {\"stackName\": …}");
        }
        if (!configuration.stacks().containsKey(stackName)) {
            throw new InvalidRequestException("checkride.json lists no stack \"" + stackName + "\"; it lists "
                    + String.join(", ", configuration.stackNames()));
        }
        return Json.convert(filled, RunRequest.class);
    }
}

package dev.checkride.executor.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is tested: the content of {@code checkride.json}, with the schema's defaults filled in.
 *
 * @param stacks the stacks that a request may name
 * @param accounts the accounts of each run, by alias
 * @param guards where tables may be cleared
 * @param quarantine tests that do not decide, by their tag
 * @param defaults what a request need not say
 * @param hash the SHA-256 of the file, in hexadecimal digits
 */
public record Configuration(
        Map<String, Stack> stacks,
        Map<String, Account> accounts,
        Guards guards,
        Map<String, Quarantined> quarantine,
        Defaults defaults,
        String hash) {
    /** Copies its parts and fills in what is missing. */
    public Configuration(
            Map<String, Stack> stacks,
            @Nullable Map<String, Account> accounts,
            @Nullable Guards guards,
            @Nullable Map<String, Quarantined> quarantine,
            @Nullable Defaults defaults,
            String hash) {
        this.stacks = Map.copyOf(stacks);
        this.accounts = accounts == null ? Map.of() : Map.copyOf(accounts);
        this.guards = guards == null ? new Guards(null, null, 0) : guards;
        this.defaults = defaults == null ? new Defaults(null, 0, 0, 0, 0, false, false, null) : defaults;
        this.quarantine = quarantine == null ? Map.of() : Map.copyOf(quarantine);
        this.hash = hash;
    }

    /** The names of the stacks, sorted. */
    public List<String> stackNames() {
        return stacks.keySet().stream().sorted().toList();
    }

    /** The aliases of all accounts. */
    public Set<String> aliases() {
        return accounts.keySet();
    }

    /**
     * A stack; its values may refer to outputs as <code>${Name}</code>.
     *
     * @param apiEndpoint the base URL of the application
     * @param userPool the id of the user pool
     * @param userPoolClient the id of the app client
     * @param readiness a request that has to be answered before a run begins, or null
     * @param tables the tables that a run may clear
     * @param logGroups where the application logs
     */
    public record Stack(
            String apiEndpoint,
            String userPool,
            String userPoolClient,
            @Nullable Readiness readiness,
            List<String> tables,
            List<String> logGroups) {
        /** Fills in the outputs' usual names. */
        public Stack(
                @Nullable String apiEndpoint,
                @Nullable String userPool,
                @Nullable String userPoolClient,
                @Nullable Readiness readiness,
                @Nullable List<String> tables,
                @Nullable List<String> logGroups) {
            this.apiEndpoint = apiEndpoint == null ? "${APIEndpoint}" : apiEndpoint;
            this.userPool = userPool == null ? "${UserPool}" : userPool;
            this.userPoolClient = userPoolClient == null ? "${UserPoolClient}" : userPoolClient;
            this.readiness = readiness;
            this.tables = tables == null ? List.of() : List.copyOf(tables);
            this.logGroups = logGroups == null ? List.of() : List.copyOf(logGroups);
        }
    }

    /**
     * A request that has to be answered before a run begins.
     *
     * @param path the path below the API endpoint
     * @param status the statuses that mean ready
     * @param timeoutSeconds how long to wait for one of them, in seconds
     */
    public record Readiness(String path, List<Integer> status, int timeoutSeconds) {
        /** Fills in 60 seconds. */
        public Readiness {
            timeoutSeconds = timeoutSeconds == 0 ? 60 : timeoutSeconds;
            status = List.copyOf(status);
        }
    }

    /**
     * An account; its values may refer to outputs as <code>${Name}</code>.
     *
     * @param creation how it is created
     * @param groups the groups that it joins
     * @param attributes its attributes beyond the e-mail address
     */
    public record Account(Creation creation, List<String> groups, Map<String, String> attributes) {
        /** Fills in creation by an administrator, no groups, no attributes. */
        public Account(
                @Nullable Creation creation, @Nullable List<String> groups, @Nullable Map<String, String> attributes) {
            this.creation = creation == null ? Creation.ADMIN : creation;
            this.groups = groups == null ? List.of() : List.copyOf(groups);
            this.attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        }
    }

    /** How an account is created. */
    public enum Creation {
        /** AdminCreateUser without a message, then AdminSetUserPassword: mails nobody and works with self sign-up off. */
        ADMIN("admin"),
        /** SignUp, then AdminConfirmSignUp, the way that the application's users take. */
        SIGN_UP("signUp");

        private final String json;

        Creation(String json) {
            this.json = json;
        }

        /** Its name in {@code checkride.json}. */
        @JsonValue
        public String json() {
            return json;
        }
    }

    /**
     * Where tables may be cleared.
     *
     * @param accounts the ids of the AWS accounts
     * @param regions the regions
     * @param maxItems the number of items above which a table is not cleared
     */
    public record Guards(List<String> accounts, List<String> regions, long maxItems) {
        /** Fills in: nowhere, 10,000 items. */
        public Guards(@Nullable List<String> accounts, @Nullable List<String> regions, long maxItems) {
            this.accounts = accounts == null ? List.of() : List.copyOf(accounts);
            this.regions = regions == null ? List.of() : List.copyOf(regions);
            this.maxItems = maxItems == 0 ? 10_000 : maxItems;
        }
    }

    /**
     * Tests of a tag that do not decide.
     *
     * @param until the last day, as ISO 8601
     * @param reason why, or null
     */
    public record Quarantined(String until, @Nullable String reason) {
        /** The last day, in UTC. */
        public LocalDate lastDay() {
            return LocalDate.parse(until);
        }
    }

    /**
     * What a request need not say.
     *
     * @param stackName the stack under test, or null if a request has to name it
     * @param maxConcurrency how many scenarios run at a time
     * @param deadlineMinutes when a run stops starting scenarios, in minutes from its beginning
     * @param testTimeoutSeconds when a test is interrupted, in seconds from its beginning
     * @param retries how often a failed test is repeated
     * @param failOnFlaky whether a test that passed only when it was repeated makes the run red
     * @param failFast whether no further scenario is started once one is red
     * @param whenBusy what a run does when another one holds the stack
     */
    public record Defaults(
            @Nullable String stackName,
            int maxConcurrency,
            int deadlineMinutes,
            int testTimeoutSeconds,
            int retries,
            boolean failOnFlaky,
            boolean failFast,
            WhenBusy whenBusy) {
        /** Fills in 10 at a time, an hour, two minutes a test, waiting. */
        public Defaults(
                @Nullable String stackName,
                int maxConcurrency,
                int deadlineMinutes,
                int testTimeoutSeconds,
                int retries,
                boolean failOnFlaky,
                boolean failFast,
                @Nullable WhenBusy whenBusy) {
            this.stackName = stackName;
            this.maxConcurrency = maxConcurrency == 0 ? 10 : maxConcurrency;
            this.deadlineMinutes = deadlineMinutes == 0 ? 60 : deadlineMinutes;
            this.testTimeoutSeconds = testTimeoutSeconds == 0 ? 120 : testTimeoutSeconds;
            this.retries = retries;
            this.failOnFlaky = failOnFlaky;
            this.failFast = failFast;
            this.whenBusy = whenBusy == null ? WhenBusy.WAIT : whenBusy;
        }
    }

    /** What a run does when another one holds the stack. */
    public enum WhenBusy {
        /** Waits within its deadline. */
        @JsonProperty("wait")
        WAIT,
        /** Ends at once and names the holder. */
        @JsonProperty("fail")
        FAIL
    }
}

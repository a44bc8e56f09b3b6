package dev.checkride.executor.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about a run before anything is made for it.
 *
 * @param execution the execution's ARN
 * @param runId the run's id
 * @param open whether the run may still touch anything
 * @param request what it was asked to do
 * @param target the stack as the run found it, as JSON
 * @param deadline when it stops starting scenarios, as ISO 8601
 * @param fingerprint the hash of the package that planned it, once it is planned
 * @param userPool the id of the pool of its accounts, once they are planned
 * @param accounts the user names of its accounts, once they are planned
 * @param users the names by which the pool itself knows the accounts, by their user names, once they are made; only where they
 *     differ, and in no entry of an earlier version
 * @param secretName the name of its secret, once that is planned
 * @param leftovers what teardown could not remove
 * @param firstRed what was red, so that nothing more is started; null as long as the run goes on
 * @param settles until when functions of the run may run on after its teardown, as ISO 8601, where that is known of none of them
 *     that it has ended; after that it is swept once more
 * @param turn whose turn it is to make or to delete something: an invocation of a step, by a name of its own. One whose answer
 *     was lost may still be at work when the step is repeated
 * @param atWork the invocations that have begun to make accounts and have not said that they are done: whose answer was lost, may
 *     still make something
 * @param warnings what the report has to tell, though it stops nothing
 */
public record LedgerEntry(
        String execution,
        String runId,
        boolean open,
        RunRequest request,
        String target,
        String deadline,
        @Nullable String fingerprint,
        @Nullable String userPool,
        @Nullable List<String> accounts,
        @Nullable Map<String, String> users,
        @Nullable String secretName,
        @Nullable List<String> leftovers,
        @Nullable String firstRed,
        @Nullable String settles,
        @Nullable String turn,
        @Nullable List<String> atWork,
        @Nullable List<String> warnings) {

    /** The entry of a run that begins. */
    public static LedgerEntry opened(ExecutionName execution, RunRequest request, String target, Instant deadline) {
        return new LedgerEntry(
                execution.arn(),
                execution.runId().value(),
                true,
                request,
                target,
                deadline.toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The run's execution. */
    public ExecutionName executionName() {
        return ExecutionName.of(execution);
    }

    /** When its execution began. */
    public Instant begun() {
        return Instant.parse(deadline).minus(Duration.ofMinutes(request.deadlineMinutes()));
    }

    /** Whether no scenario may be started any more. */
    public boolean pastDeadline(Instant now) {
        return now.isAfter(Instant.parse(deadline));
    }

    /** The user names of the accounts that were planned. */
    public List<String> plannedAccounts() {
        return accounts == null ? List.of() : accounts;
    }

    /** The names by which the pool knows those accounts that it gave another name than the planned one. */
    public Map<String, String> madeUsers() {
        return users == null ? Map.of() : users;
    }

    /** What teardown could not remove; empty before teardown. */
    public List<String> leftBehind() {
        return leftovers == null ? List.of() : leftovers;
    }

    /** The name of the secret, if one was planned. */
    public Optional<String> plannedSecret() {
        return Optional.ofNullable(secretName);
    }

    /** The id of the user pool, if accounts were planned. */
    public Optional<String> plannedUserPool() {
        return Optional.ofNullable(userPool);
    }

    /** The same entry with the stack as it was found later, as long as nothing was planned for it. */
    LedgerEntry readAgain(LedgerEntry later) {
        return fingerprint == null ? changed(draft -> draft.target = later.target) : this;
    }

    /** The same entry with the hash of the package that has planned it. */
    public LedgerEntry plannedBy(String hash) {
        return changed(draft -> draft.fingerprint = hash);
    }

    /** The same entry with accounts and secret planned. */
    public LedgerEntry planningAccounts(String pool, List<String> userNames, String secret) {
        return changed(draft -> {
            draft.userPool = pool;
            draft.accounts = List.copyOf(userNames);
            draft.users = null;
            draft.secretName = secret;
        });
    }

    /** The same entry with accounts made, and these names given to them by the pool. */
    public LedgerEntry made(Map<String, String> names) {
        return names.isEmpty() ? this : changed(draft -> draft.users = new TreeMap<>(names));
    }

    /** The same entry of a run that starts nothing more, because this was red. */
    public LedgerEntry stoppedBy(String red) {
        return firstRed == null ? changed(draft -> draft.firstRed = red) : this;
    }

    /** The same entry, with the turn given to this invocation of a step. */
    public LedgerEntry turnOf(String invocation) {
        return changed(draft -> draft.turn = invocation);
    }

    /** The same entry with an invocation that begins to make something. */
    public LedgerEntry beginning(String invocation) {
        return working(Stream.concat(working(), Stream.of(invocation)).distinct());
    }

    /** The same entry with an invocation that has come to its end. */
    public LedgerEntry done(String invocation) {
        return working(working().filter(other -> !other.equals(invocation)));
    }

    /** Whether an invocation may still be making something. */
    public boolean someoneAtWork() {
        return atWork != null;
    }

    private Stream<String> working() {
        return atWork == null ? Stream.empty() : atWork.stream();
    }

    private LedgerEntry working(Stream<String> invocations) {
        List<String> all = invocations.toList();
        return changed(draft -> draft.atWork = all.isEmpty() ? null : all);
    }

    /** The same entry with what the report has to tell. */
    public LedgerEntry warning(List<String> told) {
        return told.isEmpty() ? this : changed(draft -> draft.warnings = List.copyOf(told));
    }

    /** The same entry, closed: from now on no step touches anything. */
    public LedgerEntry closed() {
        return changed(draft -> draft.open = false);
    }

    /** Whether teardown went through to its end. */
    public boolean tornDown() {
        return leftovers != null;
    }

    /** The same entry, closed and torn down but for this. */
    public LedgerEntry tornDownBut(List<String> left) {
        return changed(draft -> {
            draft.open = false;
            draft.leftovers = List.copyOf(left);
        });
    }

    /** The same entry, to be swept once more after the given time. */
    public LedgerEntry settlingUntil(Instant time) {
        return changed(draft -> draft.settles = time.toString());
    }

    /** The same entry, with nothing more to be done for it. */
    public LedgerEntry settled() {
        return changed(draft -> {
            draft.settles = null;
            draft.atWork = null;
        });
    }

    /** Whether something is left to be done for the run once its execution has ended. */
    public boolean unfinished() {
        return !tornDown() || !leftBehind().isEmpty() || settling();
    }

    /** What the report has to tell. */
    public List<String> heeded() {
        return warnings == null ? List.of() : warnings;
    }

    /** Whether it waits for a second sweep. */
    public boolean settling() {
        return settles != null;
    }

    /** Whether no function of the ended execution can run any more, and the second sweep is still to come. */
    public boolean dueForSecondSweep(Instant now) {
        return settles != null && now.isAfter(Instant.parse(settles));
    }

    private LedgerEntry changed(Consumer<LedgerDraft> change) {
        LedgerDraft draft = new LedgerDraft(this);
        change.accept(draft);
        return draft.entry();
    }
}

package dev.checkride.executor.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.checkride.executor.run.Lease.Holder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseTests {
    private static Holder holder(String name, boolean exclusive) {
        return new Holder(name, exclusive, "2026-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"false,false,false", "false,true,true", "true,false,true", "true,true,true"})
    void onlyRunsThatDoNotClearShareAStack(boolean held, boolean wanted, boolean conflict) {
        Lease lease = Lease.FREE.with(holder("a", held));

        assertThat(lease.conflictWith(holder("b", wanted)).isPresent()).isEqualTo(conflict);
        assertThat(lease.conflictWith(holder("a", wanted))).isEmpty();
        assertThat(Lease.FREE.conflictWith(holder("b", wanted))).isEmpty();
    }

    @Test
    void aRunHoldsAStackOnceHoweverOftenItTakesIt() {
        Lease lease =
                Lease.FREE.with(holder("a", false)).with(holder("b", false)).with(holder("a", false));

        assertThat(lease.holders()).extracting(Holder::execution).containsExactlyInAnyOrder("a", "b");
        assertThat(lease.isHeldBy("a")).isTrue();
        assertThat(lease.isHeldBy("c")).isFalse();
        assertThat(lease.without(held -> held.execution().equals("a")).holders())
                .containsExactly(holder("b", false));
        assertThat(lease.next().version()).isEqualTo(lease.version() + 1);
        assertThat(Json.read(Json.text(lease), Lease.class)).isEqualTo(lease);
    }

    @Test
    void theHolderOfABusyStackIsNamed() {
        assertThat(new StackBusyException("shop", holder("arn-of-a", true)))
                .hasMessage(
                        "Stack shop is held exclusively by the run arn-of-a until 2026-01-01T00:00:00Z at the latest. "
                                + "Wait for it to end, or stop it");
        assertThat(new StackBusyException("shop", holder("arn-of-a", false)))
                .hasMessageStartingWith("Stack shop is held by the run arn-of-a");
    }

    @Test
    void aLedgersEntrySurvivesInEveryState() throws JsonProcessingException {
        Instant deadline = Instant.parse("2026-01-01T01:00:00Z");
        LedgerEntry opened = LedgerEntry.opened(ExecutionName.of(Examples.ARN), Examples.request(), "{}", deadline);
        LedgerEntry planned = opened.plannedBy("hash").planningAccounts("pool", List.of("u1", "u2"), "secret");
        LedgerEntry made = planned.made(Map.of("u1", "sub-1"));
        LedgerEntry closed = planned.closed();
        LedgerEntry tornDown = closed.tornDownBut(List.of("u2"));

        for (LedgerEntry entry : List.of(opened, planned, made, closed, tornDown)) {
            assertThat(Json.read(Json.text(entry), LedgerEntry.class)).isEqualTo(entry);
            assertThat(entry.executionName().arn()).isEqualTo(Examples.ARN);
        }
        assertThat(opened.open()).isTrue();
        assertThat(opened.plannedAccounts()).isEmpty();
        assertThat(opened.plannedSecret()).isEmpty();
        assertThat(planned.plannedAccounts()).containsExactly("u1", "u2");
        assertThat(planned.plannedUserPool()).contains("pool");
        assertThat(planned.madeUsers()).as("as in entries of earlier versions").isEmpty();
        assertThat(Json.text(planned)).doesNotContain("users");
        assertThat(made.madeUsers()).containsExactly(Map.entry("u1", "sub-1"));
        assertThat(made.planningAccounts("pool", List.of("u1"), "secret").madeUsers())
                .isEmpty();
        assertThat(closed.open()).isFalse();
        assertThat(closed.tornDown()).isFalse();
        assertThat(closed.plannedAccounts()).containsExactly("u1", "u2");
        assertThat(tornDown.tornDown()).isTrue();
        assertThat(tornDown.open()).isFalse();
        assertThat(tornDown.leftBehind()).containsExactly("u2");
        assertThat(opened.pastDeadline(deadline)).isFalse();
        assertThat(opened.pastDeadline(deadline.plusMillis(1))).isTrue();
    }

    @Test
    void aClosedRunSaysHowToStartANewOne() throws JsonProcessingException {
        assertThat(new RunClosedException(Examples.ARN, Optional.of(Examples.request())))
                .hasMessageContaining(Examples.ARN)
                .hasMessageEndingWith("Start a new execution with the input {\"stackName\":\"shop\"}");
        assertThat(new RunClosedException(Examples.ARN, Optional.empty())).hasMessageEndingWith("with the input {}");
    }
}

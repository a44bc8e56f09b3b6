package dev.checkride.executor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTests {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Answer REFUSED = Answer.error("ConditionalCheckFailedException", "no");

    private final AwsStub aws = AwsStub.start();
    private final Ledger ledger = new Ledger(aws.dynamoDb(), "runs", Clock.fixed(NOW, ZoneOffset.UTC));
    private final LedgerEntry opened =
            LedgerEntry.opened(ExecutionName.of(Examples.ARN), Examples.request(), "{}", NOW.plusSeconds(60));
    private final LedgerEntry planned = opened.planningAccounts("pool", List.of("u1"), "secret");

    LedgerTests() throws IOException {}

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void whatAStepPlansWhileTheRunIsBeingClosedStaysWritten() throws JsonProcessingException {
        aws.on("GetItem", item(opened), item(planned)).on("PutItem", REFUSED, Answer.json("{}"));

        assertThat(ledger.close(Examples.ARN)).hasValue(planned.closed());

        assertThat(aws.bodies("PutItem"))
                .hasSize(2)
                .allSatisfy(put ->
                        assertThat(put.path("ConditionExpression").asText()).isEqualTo("#entry = :read"));
        assertThat(written(1)).isEqualTo(planned.closed());
    }

    @Test
    void anEntryThatAnotherProcessWroteInOtherWordsCanBeClosed() throws JsonProcessingException {
        String written =
                Json.text(opened).replace("\"origin\":{\"commit\":\"abc\"}", "\"origin\": { \"commit\": \"abc\" }");
        assertThat(written).isNotEqualTo(Json.text(opened));
        aws.on("GetItem", itemOf(opened, written)).on("PutItem", Answer.json("{}"));

        assertThat(ledger.close(Examples.ARN)).hasValue(opened.closed());

        assertThat(aws.bodies("PutItem")
                        .get(0)
                        .at("/ExpressionAttributeValues/:read/S")
                        .asText())
                .isEqualTo(written);
    }

    @Test
    void whatALaterStepHasWrittenSurvivesAnEarlierOneThatIsStillAtWork() throws JsonProcessingException {
        aws.on("GetItem", item(opened), item(planned)).on("PutItem", REFUSED, Answer.json("{}"));

        ledger.update(Examples.ARN, open -> open.plannedBy("hash"));

        assertThat(written(1)).isEqualTo(planned.plannedBy("hash"));
    }

    @Test
    void aRunThatHasWaitedForItsStackGoesOnWithTheStackAsItIsNow() throws JsonProcessingException {
        LedgerEntry later =
                LedgerEntry.opened(opened.executionName(), opened.request(), "{\"later\":1}", NOW.plusSeconds(90));
        aws.on("PutItem", REFUSED, Answer.json("{}")).on("GetItem", item(opened));

        LedgerEntry found = ledger.open(later);

        assertThat(found.target()).isEqualTo("{\"later\":1}");
        assertThat(found.deadline()).isEqualTo(opened.deadline());
        assertThat(written(1)).isEqualTo(found);
    }

    @Test
    void aRunThatHasPlannedKeepsTheStackThatItHasPlannedFor() throws JsonProcessingException {
        LedgerEntry plannedBefore = opened.plannedBy("hash");
        LedgerEntry later =
                LedgerEntry.opened(opened.executionName(), opened.request(), "{\"later\":1}", NOW.plusSeconds(90));
        aws.on("PutItem", REFUSED, Answer.json("{}")).on("GetItem", item(plannedBefore));

        assertThat(ledger.open(later)).isEqualTo(plannedBefore);
    }

    @Test
    void whatWasRedFirstStaysAndIsNotWrittenAgain() throws JsonProcessingException {
        aws.on("GetItem", item(opened.stoppedBy("A#first")));

        assertThat(ledger.update(Examples.ARN, open -> open.stoppedBy("B#second")))
                .isEqualTo(opened.stoppedBy("A#first"));
        assertThat(aws.operations()).doesNotContain("PutItem");
    }

    @Test
    void anInvocationWhoseStepWasBegunAgainTouchesNothingMore() {
        aws.on("GetItem", item(opened.turnOf("first")), item(opened.turnOf("second")));

        assertThat(ledger.requireTurn(Examples.ARN, "first")).isEqualTo(opened.turnOf("first"));
        assertThatThrownBy(() -> ledger.requireTurn(Examples.ARN, "first"))
                .isInstanceOf(StepRepeatedException.class)
                .hasMessageContaining(Examples.ARN);
    }

    @Test
    void aClosedRunIsNotWrittenAgain() throws JsonProcessingException {
        aws.on("GetItem", item(planned.closed().tornDownBut(List.of("u1"))));

        assertThat(ledger.close(Examples.ARN)).hasValue(planned.closed().tornDownBut(List.of("u1")));
        assertThat(aws.operations()).doesNotContain("PutItem");
    }

    @Test
    void aRunThatWasNeverOpenedCannotBeClosed() {
        aws.on("GetItem", Answer.json("{}"));

        assertThat(ledger.close(Examples.ARN)).isEmpty();
        assertThat(aws.operations()).doesNotContain("PutItem");
    }

    @Test
    void aRunIsUnfinishedUntilNothingOfItIsLeftAndNothingRunsForItAnyMore() {
        LedgerEntry settling = planned.closed().settlingUntil(NOW).tornDownBut(List.of());

        assertThat(opened.unfinished()).isTrue();
        assertThat(planned.closed().unfinished()).isTrue();
        assertThat(planned.closed().tornDownBut(List.of("u1")).unfinished()).isTrue();
        assertThat(planned.closed().tornDownBut(List.of()).unfinished()).isFalse();
        assertThat(settling.unfinished()).isTrue();
        assertThat(settling.dueForSecondSweep(NOW)).isFalse();
        assertThat(settling.dueForSecondSweep(NOW.plusMillis(1))).isTrue();
        assertThat(settling.settled().unfinished()).isFalse();
    }

    @Test
    void anInvocationIsAtWorkUntilItSaysThatItIsDone() {
        LedgerEntry two = planned.beginning("first").beginning("first").beginning("second");

        assertThat(planned.someoneAtWork()).isFalse();
        assertThat(two.someoneAtWork()).isTrue();
        assertThat(two.done("second").someoneAtWork()).isTrue();
        assertThat(two.done("second").done("first")).isEqualTo(planned);
        assertThat(two.settlingUntil(NOW).settled()).isEqualTo(planned);
    }

    private LedgerEntry written(int index) throws JsonProcessingException {
        String entry = aws.bodies("PutItem").get(index).at("/Item/entry/S").asText();
        return Json.read(entry, LedgerEntry.class);
    }

    private static Answer item(LedgerEntry entry) {
        return itemOf(entry, Json.text(entry));
    }

    private static Answer itemOf(LedgerEntry entry, String text) {
        ObjectNode answer = Json.object();
        ObjectNode item = answer.putObject("Item");
        item.putObject("pk").put("S", "run#" + entry.execution());
        item.putObject("entry").put("S", text);
        return Answer.json(Json.text(answer));
    }
}

package dev.checkride.executor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.run.Lease.Holder;
import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasesTests {
    private static final Instant EXPIRES = Instant.parse("2026-01-01T03:00:00Z");

    private final AwsStub aws = AwsStub.start();
    private final List<String> closed = new ArrayList<>();

    LeasesTests() throws IOException {}

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aRunWhoseLeaseIsTakenIsClosedBeforeAnotherHoldsTheStack() {
        held("ended", "also-ended").on("PutItem", body -> {
            assertThat(closed).containsExactly("ended", "also-ended");
            return Answer.json("{}");
        });

        leases(Set.of("ended", "also-ended")).take("shop", "mine", true, EXPIRES);

        assertThat(aws.operations()).containsExactly("GetItem", "PutItem");
        assertThat(aws.bodies("PutItem").get(0).at("/Item/lease/S").asText())
                .contains("mine")
                .doesNotContain("ended");
    }

    @Test
    void aStackThatStaysBusyClosesNobody() {
        held("ended", "alive");

        assertThatThrownBy(() -> leases(Set.of("ended")).take("shop", "mine", true, EXPIRES))
                .isInstanceOf(StackBusyException.class)
                .hasMessageContaining("alive");
        assertThat(closed).isEmpty();
        assertThat(aws.operations()).containsExactly("GetItem");
    }

    @Test
    void aRunThatSharesTheStackClosesNobody() {
        held("ended", "alive").on("PutItem", Answer.json("{}"));

        leases(Set.of("ended")).take("shop", "mine", false, EXPIRES);

        assertThat(closed).isEmpty();
    }

    private Leases leases(Set<String> ended) {
        return new Leases(aws.dynamoDb(), "runs", (execution, expires) -> ended.contains(execution), closed::add);
    }

    private AwsStub held(String... executions) {
        Lease lease = Lease.FREE;
        for (String execution : executions) {
            lease = lease.with(new Holder(execution, false, EXPIRES.toString())).next();
        }
        String text = Json.text(lease);
        return aws.on("GetItem", body -> {
            var answer = Json.object();
            answer.putObject("Item").putObject("lease").put("S", text);
            return Answer.json(Json.text(answer));
        });
    }
}

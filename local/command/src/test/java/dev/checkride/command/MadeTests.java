package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.LedgerEntry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MadeTests {
    private static final LedgerEntry PLANNED = Json.read("""
            {"execution": "arn:aws:states:us-east-1:000000000000:execution:checkride:a", "runId": "a", "open": true,
             "target": "{}", "deadline": "2031-01-01T00:00:00Z", "accounts": ["checkride-admin-1"],
             "secretName": "checkride/a"}
            """, LedgerEntry.class);

    @Test
    void whatTheLedgerHasPlannedMayBeLeft() {
        assertThat(Made.of(Optional.of(PLANNED)).mayBeLeft())
                .isEqualTo("May be left: account checkride-admin-1, secret checkride/a");
    }

    @Test
    void leftoversOfTheTeardownAreNamed() {
        assertThat(Made.of(Optional.of(PLANNED)).removedBut(List.of("secret checkride/a: access denied")))
                .isEqualTo("Left behind: secret checkride/a: access denied");
    }

    @Test
    void aRunThatWasNeverOpenedHasMadeNothing() {
        assertThat(Made.of(Optional.empty()).removedBut(List.of()))
                .isEqualTo("Nothing had been made yet, nothing is left.");
    }
}

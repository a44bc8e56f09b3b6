package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.checkride.executor.tables.PlannedTable;
import dev.checkride.executor.target.Place;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearingQuestionTests {
    private final StringWriter printed = new StringWriter();

    @Test
    void aTypedYesIsEnoughOnceEverythingHasBeenShown() {
        assertThatNoException().isThrownBy(() -> ask(Optional.of("yes\n"), false));

        assertThat(printed.toString())
                .contains("account  123456789012", "region   eu-central-1", "stack    users")
                .contains("table    users-table, 3 items", "Type yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "y\n", "no\n", "YES\n"})
    void anythingElseDeletesNothing(String typed) {
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> ask(Optional.of(typed), false))
                .withMessageContaining("the answer was not yes");
    }

    @Test
    void withoutATerminalTheOptionIsNeeded() {
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> ask(Optional.empty(), false))
                .withMessageContaining("there is no terminal")
                .withMessageContaining("--yes");
    }

    @Test
    void theOptionAsksNothingButStillShowsEverything() {
        assertThatNoException().isThrownBy(() -> ask(Optional.empty(), true));

        assertThat(printed.toString()).contains("users-table, 3 items").doesNotContain("Type yes");
    }

    private void ask(Optional<String> typed, boolean yes) {
        new ClearingQuestion(
                        new PrintWriter(printed), typed.map(StringReader::new).map(BufferedReader::new))
                .ask(
                        new Place("aws", "eu-central-1", "123456789012"),
                        "users",
                        List.of(new PlannedTable("users-table", "arn", List.of("userid"), 3)),
                        yes);
    }
}

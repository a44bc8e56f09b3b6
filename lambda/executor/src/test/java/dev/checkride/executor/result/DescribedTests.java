package dev.checkride.executor.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DescribedTests {
    private static final String BODY = "{\"users\": [" + "{\"name\": \"Ada\"}, ".repeat(400) + "]}";

    private static Described failing(ThrowingCallable assertion) {
        return Described.of(String.valueOf(catchThrowable(assertion).getMessage()));
    }

    @Test
    void whatWasExpectedAndFoundComesBeforeTheDescription() {
        assertThat(failing(() -> assertThat(200).as("status of the response []").isEqualTo(403))
                        .line())
                .isEqualTo("expected: 403 but was: 200 (status of the response [])");
        assertThat(failing(() -> Assertions.assertEquals(403, 200, "status")).line())
                .isEqualTo("expected: <403> but was: <200> (status)");
        assertThat(failing(() -> assertThat(200).isEqualTo(403)).line()).isEqualTo("expected: 403 but was: 200");
        assertThat(failing(() -> assertThat(List.of(1)).as("ids").contains(2)).line())
                .startsWith("Expecting ")
                .contains("[1] to contain: [2]")
                .endsWith("(ids)");
    }

    @Test
    void aDescriptionOfManyCharactersIsCutAndNotTheValues() {
        Described status = failing(() -> assertThat(200).as("response " + BODY).isEqualTo(403));

        assertThat(status.line())
                .startsWith("expected: 403 but was: 200 (response {")
                .hasSizeLessThan(130);
        assertThat(status.within(1_000))
                .startsWith("expected: 403")
                .contains("but was: 200", "[response {")
                .hasSizeLessThan(1_010);
        assertThat(status.reordered()).contains("but was: 200").endsWith(BODY + "]");
    }

    @Test
    void longValuesAreCutEachByItself() {
        Described body = failing(() -> assertThat(BODY).as("body").isEqualTo("{}" + BODY));

        assertThat(body.line("{}" + BODY, BODY))
                .isEqualTo("expected: " + ("{}" + BODY).substring(0, 70) + "… but was: " + BODY.substring(0, 70)
                        + "… (body)");
        assertThat(body.line()).hasSizeLessThan(200).contains("expected: ", "but was: ");
    }

    @Test
    void aMessageOfAnotherKindStaysAsItIs() {
        assertThat(Described.of("no route to host\n  at all").line()).isEqualTo("no route to host at all");
        assertThat(Described.of("[1, 2] is not sorted").reordered()).isEqualTo("[1, 2] is not sorted");
        assertThat(Described.of("").line()).isEmpty();
        assertThat(Described.of("\u202e<b>\u0000\n"
                                + IntStream.range(0, 10_000).boxed().toList())
                        .line())
                .hasSizeLessThan(200);
    }
}

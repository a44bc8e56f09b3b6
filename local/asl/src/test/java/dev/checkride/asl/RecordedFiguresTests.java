package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.asl.RecordedFigures.Result;
import org.junit.jupiter.api.Test;

class RecordedFiguresTests {
    private final RecordedFigures figures = new RecordedFigures();

    @Test
    void aFolderInWhichEverythingIsRefusedFallsShort() {
        add("pure", Result.REFUSED, 3);
        add("lambda", Result.PASSED, 1);

        assertThat(figures.shortfalls()).containsExactly("pure: only 0 of 3 passed");
    }

    @Test
    void oneCaseInTwentyMayBeRefused() {
        add("pure", Result.PASSED, 19);
        add("pure", Result.REFUSED, 1);

        assertThat(figures.shortfalls()).isEmpty();

        add("pure", Result.REFUSED, 1);
        assertThat(figures.shortfalls()).containsExactly("pure: only 19 of 21 passed");
    }

    @Test
    void casesAboutTheApiAloneAreCountedApart() {
        add("create_error", Result.PASSED, 1);
        add("create_error", Result.OF_THE_API, 5);

        assertThat(figures.shortfalls()).isEmpty();
        assertThat(figures.lines())
                .containsExactly("recorded cases: create_error: 1 passed, 0 failed, 0 refused by name;"
                        + " apart, about the API alone: 5");
    }

    @Test
    void aFolderWithoutACaseThatCountsFallsShort() {
        add("create_error", Result.OF_THE_API, 5);

        assertThat(figures.shortfalls()).containsExactly("create_error: only 0 of 0 passed");
    }

    @Test
    void aFolderWithoutCasesFallsShort() {
        add("test_state", Result.PASSED, 9);

        assertThat(figures.shortfalls()).singleElement().asString().startsWith("no case of");
    }

    private void add(String folder, Result result, int times) {
        for (int i = 0; i < times; i++) {
            figures.add(folder, result);
        }
    }
}

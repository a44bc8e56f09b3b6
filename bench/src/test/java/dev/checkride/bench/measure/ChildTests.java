package dev.checkride.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTests {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    @Test
    void takesTheTimeOfAProcessAndKeepsWhatItPrints() throws Exception {
        Child child = child("-version");

        assertThat(child.run()).isPositive();
        assertThat(child.printed()).contains("version");
    }

    @Test
    void aProcessThatFailsIsNoSample() {
        assertThatExceptionOfType(CannotMeasureException.class)
                .isThrownBy(child("--no-such-option")::run)
                .withMessageContaining("java --no-such-option ended with exit code 1:")
                .withMessageContaining("no-such-option");
    }

    private Child child(String argument) {
        return new Child(List.of(JAVA, argument), folder, Map.of(), folder.resolve("output"));
    }
}

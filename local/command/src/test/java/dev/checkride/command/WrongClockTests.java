package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.command.LocalRunFixture.Finished;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run on a machine whose clock is not that of the services. */
class WrongClockTests {
    @TempDir
    private Path data;

    @ParameterizedTest(name = "row 36: the services are {0} min ahead")
    @CsvSource({"10, behind", "-10, ahead of"})
    void aRunIsGreenAndItsReaderIsToldWhatIsWrong(int minutes, String words) throws Exception {
        Clock services = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
        try (LocalRunFixture sandbox = LocalRunFixture.at(data, services)) {
            Finished run = sandbox.run();

            assertThat(run.exitCode()).as(run.printed()).isZero();
            assertThat(run.printed())
                    .containsPattern(
                            "Note: This machine's clock is (59|60)\\d s " + words + " Cognito's: set it right");
            assertThat(run.result().at("/results/extra/notes").toString()).contains("This machine's clock is");
        }
    }
}

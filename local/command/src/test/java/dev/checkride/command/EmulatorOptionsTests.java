package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.checkride.sandbox.Sandbox;
import dev.checkride.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class EmulatorOptionsTests {
    @Test
    void theEmulatorSaysForWhichAccountItStands(@TempDir Path folder) throws IOException {
        try (Sandbox emulator = Sandbox.start(SandboxSettings.in(folder).accountId("111122223333"))) {
            URI url = emulator.endpoint();

            assertThat(parse("--endpoint-url", url.toString()).connect(Optional.empty()))
                    .contains(new EmulatorAddress(url, "111122223333"));
        }
        assertThat(parse().connect(Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:5000, must be an http or https address",
        "ftp://127.0.0.1, must be an http or https address",
        "http://127.0.0.1:1, No AWS answers at http://127.0.0.1:1",
    })
    void whatIsNoEmulatorIsNamed(String url, String reason) {
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> parse("--endpoint-url", url).connect(Optional.empty()))
                .withMessageContaining(reason);
    }

    @Test
    void aStackInAwsIsNotDeployedIntoAnEmulator() {
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> parse("--endpoint-url", "http://127.0.0.1:1").connect(Optional.of("mine")))
                .withMessageContaining("give one of them");
    }

    private static EmulatorOptions parse(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.options;
    }

    @Command
    private static final class Holder {
        @CommandLine.Mixin
        private final EmulatorOptions options = new EmulatorOptions();
    }
}

package @package@.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs Checkride as {@code ./checkride run} does, so that {@code mvn verify} is red when a scenario is. */
class RunTests {
    @Test
    void everyScenarioPasses() throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.net.httpserver.nodelay=true",
                        "-Dcheckride.home=" + System.getProperty("checkride.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.checkride.command.Main",
                        "run")
                .redirectErrorStream(true)
                .start();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(output).isZero();
    }
}

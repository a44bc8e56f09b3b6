package dev.checkride.bench.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.api.Scenario;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioJarTests {
    @TempDir
    private Path folder;

    @Test
    void eachScenarioIsAClassOfItsOwnInAMarkedJar() throws Exception {
        Path jar = ScenarioJar.write(folder, List.of(0L, 250L));

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            assertThat(loader.findResource("META-INF/checkride")).isNotNull();
            for (int number = 0; number < 2; number++) {
                Class<?> scenario = loader.loadClass(ScenarioJar.className(number));
                assertThat(scenario).hasAnnotation(Scenario.class);
                assertThat(scenario.getDeclaredMethod("waits")).isNotNull();
            }
        }
    }
}

package dev.checkride.executor.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.run.ConfigurationReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTests {
    private static Settings settings(Map<String, String> variables) {
        return new Settings(
                variables,
                ConfigurationReader.read("{\"stacks\": {\"shop\": {}}}".getBytes(StandardCharsets.UTF_8)),
                SettingsTests.class.getClassLoader(),
                Clock.systemUTC());
    }

    @Test
    void theProcesssOwnCredentialsAreSecrets() {
        Settings settings = settings(Map.of(
                "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "AWS_SESSION_TOKEN", "IQoJb3JpZ2luX2VjEXAMPLETOKEN",
                "AWS_REGION", "eu-central-1-and-further"));

        assertThat(settings.credentials())
                .contains("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "IQoJb3JpZ2luX2VjEXAMPLETOKEN")
                .doesNotContain("eu-central-1-and-further");
    }

    @Test
    void theWordThatASandboxTakesForAKeyIsNone() {
        assertThat(settings(Map.of("AWS_SECRET_ACCESS_KEY", "sandbox")).credentials())
                .doesNotContain("sandbox");
    }
}

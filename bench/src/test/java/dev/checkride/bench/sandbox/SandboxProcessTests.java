package dev.checkride.bench.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxProcessTests {
    @Test
    void theSandboxSaysByWhichVariablesItIsFound() {
        assertThat(SandboxProcess.variables("""
                        The sandbox is up.
                          export AWS_ENDPOINT_URL=http://127.0.0.1:1234
                          export AWS_REGION=us-east-1
                        Ctrl-C ends it.
                        """))
                .isEqualTo(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1234", "AWS_REGION", "us-east-1"));
    }
}

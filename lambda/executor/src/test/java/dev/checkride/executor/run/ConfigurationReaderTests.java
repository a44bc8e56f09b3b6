package dev.checkride.executor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.run.Configuration.Creation;
import dev.checkride.executor.run.Configuration.WhenBusy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTests {
    @Test
    void theRepositorysOwnFileIsValid() throws IOException {
        Configuration own = ConfigurationReader.read(Files.readAllBytes(Path.of("../../checkride.json")));

        assertThat(own.aliases()).contains("admin", "regular");
        assertThat(own.defaults().stackName()).isIn(own.stackNames());
    }

    @Test
    void whatIsMissingHasTheDefaultsOfTheSchema() {
        Configuration configuration = Examples.configuration("{\"stacks\": {\"shop\": {}}, \"accounts\": {\"a\": {}}}");

        Configuration.Stack stack =
                Objects.requireNonNull(configuration.stacks().get("shop"));
        assertThat(stack.apiEndpoint()).isEqualTo("${APIEndpoint}");
        assertThat(stack.userPool()).isEqualTo("${UserPool}");
        assertThat(stack.userPoolClient()).isEqualTo("${UserPoolClient}");
        assertThat(stack.readiness()).isNull();
        assertThat(stack.tables()).isEmpty();
        Configuration.Account account =
                Objects.requireNonNull(configuration.accounts().get("a"));
        assertThat(account.creation()).isEqualTo(Creation.ADMIN);
        assertThat(configuration.guards()).isEqualTo(new Configuration.Guards(List.of(), List.of(), 10_000));
        assertThat(configuration.defaults())
                .isEqualTo(new Configuration.Defaults(null, 10, 60, 120, 0, false, false, WhenBusy.WAIT));
        assertThat(configuration.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void whatIsThereIsRead() {
        Configuration configuration = Examples.configuration("""
                {"stacks": {"shop": {"apiEndpoint": "${Url}", "tables": ["${T}"],
                   "readiness": {"path": "/up", "status": [200, 204]}}},
                 "accounts": {"a": {"creation": "signUp", "groups": ["g"], "attributes": {"name": "n"}}},
                 "guards": {"accounts": ["123456789012"], "regions": ["eu-central-1"], "maxItems": 5},
                 "defaults": {"testTimeoutSeconds": 7, "whenBusy": "fail"}}""");

        Configuration.Stack stack =
                Objects.requireNonNull(configuration.stacks().get("shop"));
        assertThat(stack.readiness()).isEqualTo(new Configuration.Readiness("/up", List.of(200, 204), 60));
        assertThat(stack.tables()).containsExactly("${T}");
        assertThat(Objects.requireNonNull(configuration.accounts().get("a")).creation())
                .isEqualTo(Creation.SIGN_UP);
        assertThat(configuration.guards().maxItems()).isEqualTo(5);
        assertThat(configuration.defaults().testTimeoutSeconds()).isEqualTo(7);
        assertThat(configuration.defaults().whenBusy()).isEqualTo(WhenBusy.FAIL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"stacks\": }             | checkride.json is not well-formed JSON in line 1, column 12",
                "{\"stacks\": {}} x         | checkride.json is not well-formed JSON in line 1",
                "{\"stacks\": 1, \"stacks\": 2} | Duplicate field 'stacks'",
                "``                         | checkride.json: ",
                "[]                         | checkride.json: array found, object expected",
                "{}                         | checkride.json: required property 'stacks' not found",
                "{\"stacks\": {}}           | checkride.json: /stacks: must have at least 1 properties",
                "{\"stacks\": {\"a b\": {}}} | /stacks",
                "{\"stacks\": {\"s\": {\"apiEndpiont\": \"x\"}}} | /stacks/s: unknown field \"apiEndpiont\"; did you mean \"apiEndpoint\"?",
                "{\"stacks\": {\"s\": {}}, \"account\": {}} | unknown field \"account\"; did you mean \"accounts\"?",
                "{\"stacks\": {\"s\": {}}, \"accounts\": {\"Admin\": {}}} | /accounts",
                "{\"stacks\": {\"s\": {}}, \"accounts\": {\"a\": {\"creation\": \"magic\"}}} | /accounts/a/creation: does not have a value in the enumeration",
                "{\"stacks\": {\"s\": {\"readiness\": {\"path\": \"up\", \"status\": [200]}}}} | /stacks/s/readiness/path: does not match",
                "{\"stacks\": {\"s\": {\"readiness\": {\"path\": \"/up\", \"status\": [99]}}}} | /stacks/s/readiness/status/0: must have a minimum value of 100",
                "{\"stacks\": {\"s\": {}}, \"guards\": {\"accounts\": [\"12\"]}} | /guards/accounts/0: does not match",
                "{\"stacks\": {\"s\": {}}, \"guards\": {\"maxItems\": 0}} | /guards/maxItems: must have a minimum value of 1",
                "{\"stacks\": {\"s\": {}, \"t\": {}}, \"defaults\": {\"stackName\": \"u\"}} | /defaults/stackName: \"u\" is not among the stacks s, t"
            })
    void aFileThatIsNotValidIsRefusedWithPlaceAndReason(String json, String message) {
        assertThatThrownBy(() -> Examples.configuration(json))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aMistakeInAHigherLineIsFoundThere() {
        assertThatThrownBy(() -> Examples.configuration("{\n  \"stacks\": {\n    \"shop\": nothing\n  }\n}"))
                .hasMessageContaining("in line 3, column");
    }

    @Test
    void aDayThatDoesNotExistEndsNoQuarantine() {
        String json = "{\"stacks\": {\"shop\": {}}, \"quarantine\": {\"shaky\": {\"until\": \"2026-02-30\"}}}";

        assertThatThrownBy(() -> ConfigurationReader.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("checkride.json: /quarantine/shaky/until: there is no day 2026-02-30");
    }
}

package dev.checkride.executor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.checkride.executor.run.Configuration.WhenBusy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunRequestTests {
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl";

    @Test
    void anEmptyRequestRunsEverythingWithTheDefaults() throws JsonProcessingException {
        RunRequest request = RunRequest.of(Examples.json("{}"), Examples.withDefault());

        assertThat(request.stackName()).isEqualTo("shop");
        assertThat(request.include()).isEmpty();
        assertThat(request.exclude()).isEmpty();
        assertThat(request.tags()).isEmpty();
        assertThat(request.maxConcurrency()).isEqualTo(10);
        assertThat(request.deadlineMinutes()).isEqualTo(60);
        assertThat(request.clearTables()).isFalse();
        assertThat(request.whenBusy()).isEqualTo(WhenBusy.WAIT);
        assertThat(request.origin()).isEmpty();
    }

    @Test
    void whatARequestSaysGoesBeforeTheDefaults() throws JsonProcessingException {
        RunRequest request = RunRequest.of(Examples.json("""
                {"stackName": "shop-two", "include": ["A*"], "exclude": ["B"], "tags": ["c"], "maxConcurrency": 3,
                 "deadlineMinutes": 5, "clearTables": true, "whenBusy": "fail", "origin": {"commit": "abc"}}"""), Examples.withDefault());

        assertThat(request.stackName()).isEqualTo("shop-two");
        assertThat(request.include()).containsExactly("A*");
        assertThat(request.exclude()).containsExactly("B");
        assertThat(request.tags()).containsExactly("c");
        assertThat(request.maxConcurrency()).isEqualTo(3);
        assertThat(request.deadlineMinutes()).isEqualTo(5);
        assertThat(request.clearTables()).isTrue();
        assertThat(request.whenBusy()).isEqualTo(WhenBusy.FAIL);
        assertThat(request.origin()).isEqualTo(Map.of("commit", "abc"));
    }

    @Test
    void aRequestSurvivesTheLedger() throws JsonProcessingException {
        RunRequest request = Examples.request();

        assertThat(Json.read(Json.text(request), RunRequest.class)).isEqualTo(request);
    }

    /** Row 1 of the faults. */
    @Test
    void withoutADefaultAStackHasToBeNamedAndTheMessageSaysHow() {
        assertThatThrownBy(() -> RunRequest.of(Examples.json("{}"), Examples.withoutDefault()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("The request names no stack and checkride.json has no default. "
                        + "Add {\"stackName\": \"shop\"} or \"defaults\": {\"stackName\": …}");
    }

    /** Rows 2, 3, 9 of the faults, and what is like them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                          | array found, object expected",
                "\"run\"                     | string found, object expected",
                "null                        | null found, object expected",
                "17                          | integer found, object expected",
                "{\"stackname\": \"shop\"}   | unknown field \"stackname\"; did you mean \"stackName\"?",
                "{\"includes\": []}          | unknown field \"includes\"; did you mean \"include\"?",
                "{\"zzzzzzzz\": 1}           | unknown field \"zzzzzzzz\"",
                "{\"maxConcurrency\": 0}     | /maxConcurrency: must have a minimum value of 1",
                "{\"maxConcurrency\": -1}    | /maxConcurrency: must have a minimum value of 1",
                "{\"maxConcurrency\": \"4\"} | /maxConcurrency: string found, integer expected",
                "{\"maxConcurrency\": 1e9}   | /maxConcurrency: must have a maximum value of 1000",
                "{\"maxConcurrency\": 2.5}   | /maxConcurrency: number found, integer expected",
                "{\"maxConcurrency\": null}  | /maxConcurrency: null found, integer expected",
                "{\"deadlineMinutes\": 121}  | /deadlineMinutes: must have a maximum value of 120",
                "{\"include\": \"A\"}        | /include: string found, array expected",
                "{\"include\": [\"\"]}       | /include/0: must be at least 1 characters long",
                "{\"whenBusy\": \"hope\"}    | /whenBusy: does not have a value in the enumeration",
                "{\"clearTables\": \"yes\"}  | /clearTables: string found, boolean expected",
                "{\"stackName\": null}       | /stackName: null found, string expected",
                "{\"stackName\": \"../x\"}   | /stackName: does not match the regex pattern",
                "{\"origin\": {\"a\": 1}}    | /origin/a: integer found, string expected",
                "{\"stackName\": \"other\"}  | checkride.json lists no stack \"other\"; it lists shop, shop-two"
            })
    void aBadRequestIsRefusedWithFieldAndReason(String request, String message) {
        assertThatThrownBy(() -> RunRequest.of(Examples.json(request), Examples.withDefault()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void everyProblemIsNamedAtOnceAndLongNamesAreCut() {
        assertThatThrownBy(() -> RunRequest.of(
                        Examples.json("{\"maxConcurrency\": 0, \"" + "x".repeat(10_000) + "\": 1}"),
                        Examples.withDefault()))
                .hasMessageContaining("/maxConcurrency")
                .hasMessageContaining("xxx…")
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(500));
    }

    /** Row 10 of the faults. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"origin\": {\"why\": \"SECRET\"}}",
                "{\"SECRET\": 1}",
                "{\"include\": [\"SECRET\"]}",
                "{\"origin\": {\"password\": \"hunter2-hunter2\"}}",
                "{\"origin\": {\"Api-Token\": \"hunter2-hunter2\"}}",
                "{\"origin\": {\"client_secret\": \"hunter2-hunter2\"}}",
                "{\"password\": \"hunter2-hunter2\"}",
                "{\"origin\": {\"key\": \"AKIAABCDEFGHIJKLMNOP\"}}",
                "{\"origin\": {\"header\": \"Bearer hunter2-hunter2-hunter2\"}}",
                "{\"origin\": {\"url\": \"https://x-access-token:hunter2-hunter2@git.example.com/o/r\"}}",
                "{\"origin\": {\"url\": \"https://:hunter2-hunter2@git.example.com/o/r\"}}",
                "{\"origin\": {\"who\": \"ghp_hunter2hunter2hunter2hunter2\"}}",
                "{\"origin\": {\"who\": \"glpat-hunter2-hunter2-hunter2\"}}",
                "{\"origin\": {\"pem\": \"-----BEGIN RSA PRIVATE KEY-----\"}}"
            })
    void aSecretInARequestIsRefusedAndNotEchoed(String request) {
        assertThatThrownBy(() -> RunRequest.of(Examples.json(request.replace("SECRET", TOKEN)), Examples.withDefault()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("what looks like a")
                .hasMessageNotContaining("eyJ")
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("AKIA")
                .hasMessageContaining("leave it out");
    }

    @Test
    void ordinaryOriginsPass() throws JsonProcessingException {
        RunRequest request = RunRequest.of(
                Examples.json("{\"origin\": {\"commit\": \"4febc92d\", \"author\": \"key@example.com\","
                        + " \"url\": \"https://ci:8080/1?passwordless=1&who=a@b\"}}"),
                Examples.withDefault());

        assertThat(request.origin()).hasSize(3);
    }
}

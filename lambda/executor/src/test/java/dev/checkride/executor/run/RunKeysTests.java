package dev.checkride.executor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunKeysTests {
    private static final RunKeys KEYS = new RunKeys(new RunId("run-1"));

    static List<String> hostile() {
        return List.of(
                "",
                ".",
                "..",
                "...",
                "../../etc/passwd",
                "a/b\\c",
                "line\nbreak",
                "nul\u0000",
                "Größe",
                "漢字.シナリオ",
                "🎉",
                "a b+c%2F?#&",
                "~".repeat(10_000),
                "a".repeat(10_000),
                "a".repeat(179) + "é");
    }

    @Test
    void keysFollowFromRunAndScenario() {
        assertThat(KEYS.plan()).isEqualTo("runs/run-1/plan.json");
        assertThat(KEYS.result()).isEqualTo("runs/run-1/result.json");
        assertThat(KEYS.scenarios()).isEqualTo("runs/run-1/scenarios/");
        assertThat(KEYS.scenario(RunKeys.scenarioId("shop.CustomerPays"), 2))
                .isEqualTo("runs/run-1/scenarios/shop.CustomerPays/2.json");
    }

    /** Row 8 of the faults. */
    @ParameterizedTest
    @MethodSource("hostile")
    void noNameLeavesItsFolder(String name) {
        String id = RunKeys.scenarioId(name);

        assertThat(id).matches("[A-Za-z0-9._$]*").hasSizeLessThan(200).doesNotMatch("\\.+");
        assertThat(KEYS.scenario(id, 1).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_024);
        assertThat(KEYS.scenario(id, 1)).doesNotContain("/../", "/./").startsWith("runs/run-1/scenarios/");
    }

    @Test
    void differentNamesHaveDifferentIds() {
        SplittableRandom random = new SplittableRandom(20_261_124);
        String alphabet = "ab._$-/é漢_5f";
        Map<String, String> names = new HashMap<>();
        hostile().forEach(name -> names.put(RunKeys.scenarioId(name), name));
        assertThat(names).hasSameSizeAs(hostile());
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder(random.nextInt(20) == 0 ? "x".repeat(175) : "");
            int length = 1 + random.nextInt(8);
            for (int c = 0; c < length; c++) {
                name.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String before = names.put(RunKeys.scenarioId(name.toString()), name.toString());
            assertThat(before == null || before.contentEquals(name))
                    .as("%s and %s", before, name)
                    .isTrue();
        }
    }

    /** Row 7 of the faults. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a/b",
                "..",
                "é",
                "a\n",
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890x"
            })
    void aRunsNameIsOneThatStepFunctionsAllows(String name) {
        assertThatThrownBy(() -> new RunId(name))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("1 to 80 characters out of 0-9, A-Z, a-z, - and _");
    }

    @Test
    void aRunIdIsItsName() {
        assertThat(new RunId("A-z_09".repeat(13))).hasToString("A-z_09".repeat(13));
        assertThat(Json.text(new RunId("a"))).isEqualTo("\"a\"");
        assertThat(Json.read("\"a\"", RunId.class)).isEqualTo(new RunId("a"));
    }

    @Test
    void anExecutionIsItsArnAndItsName() {
        ExecutionName execution = ExecutionName.of(Examples.ARN);

        assertThat(execution.arn()).isEqualTo(Examples.ARN);
        assertThat(execution.runId()).isEqualTo(new RunId("run-1"));
        assertThat(execution.mark())
                .matches("[0-9a-f]{12}")
                .isEqualTo(Hash.of(Examples.ARN).substring(0, 12));
        assertThat(ExecutionName.of(Examples.ARN.replace("1234", "4321")).mark())
                .isNotEqualTo(execution.mark());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run-1",
                "arn:aws:states:us-east-1:123456789012:stateMachine:checkride",
                "a:b:c:d:e:execution:f:a/../b",
                "a:b:c:d:e:execution:f:g:h"
            })
    void whatIsNoExecutionIsRefused(String arn) {
        assertThatThrownBy(() -> ExecutionName.of(arn)).isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @CsvSource({"abcdef,6,abcdef", "abcdef,5,abcde…", "a🎉b,2,a…", "a🎉b,3,a🎉…", "'',0,''"})
    void textIsCutBetweenCharacters(String text, int most, String expected) {
        assertThat(Text.shortened(text, most)).isEqualTo(expected);
    }

    @Test
    void textBecomesOneLine() {
        assertThat(Text.oneLine(" a\n\tb\u0000\u001b[31m  c\r\n")).isEqualTo("a b [31m c");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "stackname,stackName",
                "stakcName,stackName",
                "INCLUDE,include",
                "zebra,-",
                "'',tags",
                "stackNames,stackName"
            })
    void theNearestNameIsFound(String name, @Nullable String expected) {
        List<String> names = List.of("stackName", "include", "tag", "tags");

        assertThat(NearestName.of(name, names).orElse(null)).isEqualTo("".equals(name) ? null : expected);
    }
}

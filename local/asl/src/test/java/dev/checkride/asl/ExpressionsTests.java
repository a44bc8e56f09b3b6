package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $partition([1,2,3], 2)              | [[1,2],[3]]
            $range(1, 9, 3)                     | [1,4,7]
            $range(3, 1, -1)                    | [3,2,1]
            $hash('abc', 'SHA-256')             | "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            $hash('abc', 'MD5')                 | "900150983cd24fb0d6963f7d28e17f72"
            $parse('{"a":[1,null]}')            | {"a":[1,null]}
            $random(5) = $random(5)             | true
            $random() < 1                       | true
            $length($uuid())                    | 36
            null                                | null
            [1, null, 2.5, 1e3]                 | [1,null,2.5,1000]
            $states.input.n + 1                 | 3
            $states.input.items[0]              | "x"
            {"sum": $sum([0.5, 1.5])}           | {"sum":2}
            $exists($states.input.missing)      | false
            $type(null)                         | "null"
            """)
    void evaluatesAsStepFunctionsDoes(String expression, String expected) throws Exception {
        String output = "\"{% " + expression.replace("\"", "\\\"") + " %}\"";
        String definition = Machines.machine("A", "'A': {'Type': 'Pass', 'Output': OUT, 'End': true}")
                .replace("OUT", output);

        Execution execution = Machines.run(definition, "{\"n\": 2, \"items\": [\"x\"]}");

        assertThat(execution.error()).isEmpty();
        assertThat(execution.output()).contains(Machines.json(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $number('abc')          | threw an error during evaluation
            $states.input.none      | returned nothing (undefined)
            1 + 'a'                 | T2002
            $eval('1')              | $eval is not available
            $sum                    | a function is not a JSON value
            $hash('a', 'SHA-0')     | the algorithm must be one of
            $parse('{')             | the text is not JSON
            $parse('1 junk')        | the text is not JSON
            $parse('{} {}')         | the text is not JSON
            $parse('')              | the text is not JSON
            $parse(' ')             | the text is not JSON
            $partition([1], 0)      | the size must be positive
            $range(1, 2, 0)         | the step must not be 0
            $range(1, 1001, 1)      | more than 1000 values
            $error('my own words')  | my own words
            ($f := function($x){1 + $f($x)}; $f(1)) | calls itself without an end
            """)
    void reportsEveryFailureAsAQueryEvaluationError(String expression, String message) throws Exception {
        Execution execution =
                Machines.run(Machines.passing("'{% " + expression.replace("'", "\\u0027") + " %}'"), "{}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).contains("States.QueryEvaluationError");
        assertThat(execution.cause())
                .hasValueSatisfying(cause -> assertThat(cause)
                        .startsWith("An error occurred while executing the state 'A' (entered at the event id #2). ")
                        .contains(message));
        assertThat(Machines.types(execution))
                .containsExactly("ExecutionStarted", "PassStateEntered", "EvaluationFailed", "ExecutionFailed");
        JsonNode details = Machines.details(execution, "EvaluationFailed").path("evaluationFailedEventDetails");
        assertThat(details.path("location").asText()).isEqualTo("Output");
        assertThat(details.path("state").asText()).isEqualTo("A");
    }

    @Test
    void findsExpressionsAtEveryDepth() throws Exception {
        Execution execution = Machines.run(
                Machines.passing("{'a': [1, {'b': '{% $states.input.x %}'}], ' {% literal %} ': ' {% literal %} '}"),
                "{\"x\": \"y\"}");

        assertThat(execution.output())
                .contains(Machines.json("{\"a\":[1,{\"b\":\"y\"}],\" {% literal %} \":\" {% literal %} \"}"));
    }

    @Test
    void namesTheFieldInsideAnOutput() throws Exception {
        Execution execution = Machines.run(Machines.passing("{'a': ['{% $none %}']}"), "{}");

        assertThat(execution.cause())
                .contains("An error occurred while executing the state 'A' (entered at the event id #2)."
                        + " The JSONata expression '$none' specified for the field 'Output/a[0]' returned nothing"
                        + " (undefined).");
    }

    @Test
    void givesTheClocksTimeAndSeededRandomness() throws Exception {
        String definition = Machines.passing("['{% $uuid() %}', '{% $random() %}']");

        JsonNode first = Machines.run(definition, "{}").output().orElseThrow();
        JsonNode second = Machines.run(definition, "{}").output().orElseThrow();

        assertThat(first).isEqualTo(second);
    }

    @Test
    void keepsThreadsApartThatShareAnExpression() throws Exception {
        Expression shared = Expression.compile("$exists($b) ? 'leaked' : $map([1..20], function($i) { $i + $a })");
        Expression other = Expression.compile("$b & $join($map($a, function($x) { $x & $b }))");
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int number = thread;
            results.add(pool.submit(() -> {
                start.await();
                boolean right = true;
                for (int i = 0; i < 300; i++) {
                    right &= Values.toJson(shared.evaluate(Map.of("a", number)))
                                    .get(19)
                                    .asInt()
                            == 20 + number;
                    right &= Values.toJson(other.evaluate(Map.of("a", List.of("x", "y"), "b", "-" + number)))
                            .asText()
                            .equals("-%1$dx-%1$dy-%1$d".formatted(number));
                    right &= Values.toJson(Expression.compile("$a + " + i).evaluate(Map.of("a", 1)))
                                    .asInt()
                            == i + 1;
                }
                return right;
            }));
        }
        start.countDown();
        try {
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
    }
}

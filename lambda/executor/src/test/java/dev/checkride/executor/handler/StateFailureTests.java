package dev.checkride.executor.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateFailureTests {
    private static StateFailure failure(String state, String error, String cause) {
        return StateFailure.of(Json.tree(Map.of("state", state, "error", error, "cause", cause)));
    }

    private static String lambda(String message) {
        ObjectNode cause = Json.object().put("errorMessage", message).put("errorType", "a.B");
        cause.putArray("stackTrace").add("secret.place.Frame(Frame.java:1)");
        return Json.text(cause);
    }

    @Test
    void withoutAFailureNothingHappened() {
        assertThat(StateFailure.of(Json.tree(Map.of()).path("failure")).happened())
                .isFalse();
        assertThat(StateFailure.of(Json.object().putNull("failure").path("failure"))
                        .happened())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ReadTarget,true",
        "PlanScenarios,true",
        "ClearTables,true",
        "CreateAccounts,true",
        "RunScenarios,false",
        "TearDown,false"
    })
    void theStatesBeforeTheScenariosAreTheSetUp(String state, boolean inSetUp) {
        assertThat(failure(state, "x", "").inSetUp()).isEqualTo(inSetUp);
        assertThat(failure(state, "x", "").happened()).isTrue();
    }

    @Test
    void anOwnErrorIsItsMessageAlone() {
        assertThat(failure("ReadTarget", SetUpFailed.class.getName(), lambda("No stack \"shop\"\nin 123"))
                        .inWords())
                .isEqualTo("ReadTarget failed: No stack \"shop\" in 123");
    }

    @Test
    void anyOtherErrorIsNamed() {
        assertThat(failure("RunScenarios", "States.Timeout", "").inWords())
                .isEqualTo("RunScenarios failed: States.Timeout");
        assertThat(failure("ReadTarget", "Lambda.Unknown", "The cause could not be determined")
                        .inWords())
                .isEqualTo("ReadTarget failed: Lambda.Unknown: The cause could not be determined");
        assertThat(failure("ReadTarget", "Lambda.X", "17").inWords()).isEqualTo("ReadTarget failed: Lambda.X: 17");
    }

    @Test
    void aCauseThatWasCutStillTellsItsMessageAndNothingElse() {
        String whole = lambda("it broke \\ \"here\"");

        assertThat(failure("A", "java.lang.Error", whole.substring(0, whole.length() - 20))
                        .inWords())
                .isEqualTo("A failed: java.lang.Error: it broke \\ \"here\"");
        assertThat(failure("A", "java.lang.Error", whole.substring(0, 22)).inWords())
                .isEqualTo("A failed: java.lang.Error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errorMessage\": null, \"stackTrace\": [\"secret.place.Frame\"]}",
                "{\"errorType\": \"a.B\", \"stackTrace\": [\"secret.place.Frame\"]}",
                "{\"stackTrace\": [\"secret.place.Frame\""
            })
    void noStackTraceGetsIntoTheMessage(String cause) {
        assertThat(failure("A", "java.lang.Error", cause).inWords()).isEqualTo("A failed: java.lang.Error");
    }

    @Test
    void whatStepFunctionsDoesNotNameIsNamedByWhatLambdaHasReturned() {
        String unknown =
                "The cause could not be determined because Lambda did not return an error type. Returned payload: ";
        String exit = "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: 1 Error: Runtime exited\"}";

        assertThat(failure("ReadTarget", "Lambda.Unknown", unknown + exit).inWords())
                .isEqualTo("ReadTarget failed: Lambda.Unknown (Runtime.ExitError): RequestId: 1 Error: Runtime exited");
        assertThat(failure("ReadTarget", "Lambda.Unknown", unknown + "{\"stackTrace\": [\"secret.place.Frame\"")
                        .inWords())
                .isEqualTo("ReadTarget failed: Lambda.Unknown: The cause could not be determined because Lambda did not"
                        + " return an error type.");
    }

    @Test
    void tokensAreTakenOutAndLongMessagesAreCut() {
        String token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl";

        assertThat(failure("A", "e", lambda("got " + token)).message()).isEqualTo("got ***");
        assertThat(failure("A", "e", lambda("long ".repeat(700))).message())
                .hasSize(1_001)
                .endsWith("…");
    }
}

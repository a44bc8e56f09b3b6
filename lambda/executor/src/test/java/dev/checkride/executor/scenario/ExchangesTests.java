package dev.checkride.executor.scenario;

import static dev.checkride.executor.scenario.Runs.allowsGreen;
import static dev.checkride.executor.scenario.Runs.row;
import static dev.checkride.executor.scenario.Runs.rows;
import static dev.checkride.executor.scenario.Runs.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.examples.Exchanges;
import dev.checkride.executor.result.Exchange;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangesTests {
    private Application application;
    private Runs runs;

    ExchangesTests() throws IOException {
        application = new Application();
        runs = Runs.against(application.endpoint());
    }

    @BeforeEach
    void begin() {
        Exchanges.TOKENS.set(List.of(OneAccount.ID_TOKEN, OneAccount.ACCESS_TOKEN, OneAccount.PASSWORD));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private static List<String> sent(ScenarioReport report, String test) {
        return row(report, test).exchanges().stream()
                .map(exchange -> exchange.method() + " " + exchange.url().replaceFirst("http://localhost:\\d+", "")
                        + " " + exchange.status() + " " + exchange.account())
                .toList();
    }

    @Test
    void eachTestHasItsOwnExchangesAndNotThoseOfTheSetUp() {
        ScenarioReport report = runs.of(Exchanges.OrderTestCase.class);

        assertThat(sent(report, "first")).containsExactly("POST /first 200 admin");
        assertThat(sent(report, "second")).containsExactly("GET /second/a 200 null", "GET /second/b 200 null");
        assertThat(sent(report, "third")).isEmpty();
        assertThat(application.requests()).contains("POST /first " + OneAccount.ID_TOKEN, "GET /second/a");
    }

    @Test
    void eachScenarioHasConnectionsOfItsOwn() {
        runs.of(Exchanges.OrderTestCase.class);
        Set<Integer> before = application.connections();
        runs.of(Exchanges.OrderTestCase.class);

        assertThat(before).isNotEmpty();
        assertThat(application.connections()).hasSizeGreaterThan(before.size());
    }

    @Test
    void theExchangesOfASetUpThatFailsAreInTheRowOfItsFirstTest() {
        ScenarioReport report = runs.of(Exchanges.BeforeAllFailsTestCase.class);

        assertThat(rows(report)).containsExactly("never: assertion");
        assertThat(sent(report, "never")).containsExactly("GET /set-up 200 null");
    }

    @Test
    void aRequestWithoutAnAnswerIsRecordedAndAnError() {
        application.close();
        ScenarioReport report = runs.of(Exchanges.UnreachableTestCase.class);

        assertThat(rows(report)).containsExactly("getsNoAnswer: error");
        assertThat(why(report, "getsNoAnswer")).contains("No response to GET " + application.endpoint() + "nowhere");
        Exchange exchange = row(report, "getsNoAnswer").exchanges().get(0);
        assertThat(exchange.status()).isZero();
        assertThat(exchange.error()).contains("ConnectException");
    }

    @Test
    void aRedirectIsNotFollowedSoThatNoTokenTravels() {
        ScenarioReport report = runs.of(Exchanges.RedirectTestCase.class);

        assertThat(rows(report)).containsExactly("staysHere: passed");
        assertThat(application.requests()).containsExactly("GET /elsewhere " + OneAccount.ID_TOKEN);
    }

    @Test
    void whatIsHugeIsCut() {
        ScenarioReport report = runs.of(Exchanges.HugeTestCase.class);

        assertThat(why(report, "saysTooMuch").length()).isLessThan(5_000);
        Exchange exchange = row(report, "saysTooMuch").exchanges().get(0);
        assertThat(exchange.requestBody()).hasSizeLessThan(2_100).endsWith("…");
        assertThat(exchange.responseBody()).hasSizeLessThan(2_100).endsWith("…");
        assertThat(report.tests())
                .filteredOn(row -> row.name().startsWith("sendsOften"))
                .singleElement()
                .satisfies(row -> assertThat(row.exchanges())
                        .hasSize(50)
                        .last()
                        .extracting(Exchange::url)
                        .asString()
                        .endsWith("/often/59"));
    }

    @Test
    void aCleanupThatFailsIsARedRowAndNeverReplacesTheFailureOfItsTest() {
        ScenarioReport report = runs.of(Exchanges.CleanupTestCase.class);

        assertThat(rows(report))
                .containsExactlyInAnyOrder(
                        "leavesSomething: passed",
                        "leavesSomething (cleanup): error",
                        "leavesSomething (cleanup): error",
                        "failsAndLeavesSomething: assertion",
                        "failsAndLeavesSomething (cleanup): error",
                        "leavesOne [1] number = 1: passed",
                        "leavesOne [2] number = 2: passed",
                        "leavesOne (cleanup): error");
        assertThat(why(report, "failsAndLeavesSomething")).contains("its own");
        assertThat(why(report, "failsAndLeavesSomething (cleanup)")).contains("cannot remove that");
        assertThat(report.tests()).extracting("id").doesNotHaveDuplicates();
    }

    @Test
    void aCleanupOfTheClassThatFailsIsRed() {
        ScenarioReport report = runs.of(Exchanges.ClassCleanupTestCase.class);

        assertThat(rows(report)).hasSize(2).contains("holds: passed");
        assertThat(allowsGreen(report)).isFalse();
        assertThat(report.tests().toString()).contains("cannot remove what all used");
    }

    @Test
    void waitingPassesOnceItHoldsAndOtherwiseTellsTheLastReasonAndExchange() {
        ScenarioReport report = runs.of(Exchanges.EventuallyTestCase.class);

        assertThat(rows(report))
                .containsExactlyInAnyOrder("holdsInTheEnd: passed", "neverHolds: assertion", "alwaysThrows: assertion");
        assertThat(why(report, "neverHolds"))
                .contains("Not within 300 ms", "201", "Last exchange: GET " + application.endpoint() + "late → 200");
        assertThat(why(report, "alwaysThrows")).contains("no page yet");
    }

    @Test
    void noSecretIsAnywhereInAReport() {
        String report = Json.text(runs.of(Exchanges.LeakingTestCase.class))
                + Json.text(runs.of(Exchanges.LeakingNameTestCase.class));

        assertThat(report).contains("***", "inAMessage", "inAWait", "takes [1] token = \\\"***\\\"", "with<LF>***");
        assertThat(application.requests().toString()).contains(OneAccount.ID_TOKEN);
        for (String secret : Runs.ACCOUNTS.secrets()) {
            List<String> forms = List.of(
                    secret,
                    URLEncoder.encode(secret, StandardCharsets.UTF_8),
                    Json.text(secret).replaceAll("^\"|\"$", ""),
                    Base64.getEncoder()
                            .encodeToString(("admin:" + secret).getBytes(StandardCharsets.UTF_8))
                            .substring(8, 28));
            assertThat(forms).noneMatch(report::contains);
        }
        assertThat(report).doesNotContain("session=1234", "whatever", OneAccount.ID_TOKEN.substring(2));
    }
}

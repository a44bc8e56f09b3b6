package dev.checkride.executor.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.checkride.examples.Requests;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.SentRequest;
import dev.checkride.executor.result.Trail;
import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestTrailTests {
    private final Application application = new Application();
    private final List<Trail> written = new ArrayList<>();
    private final List<Integer> arrivedBefore = new ArrayList<>();
    private final Runs runs = Runs.against(application.endpoint()).withTrails(trail -> {
        written.add(trail);
        arrivedBefore.add(application.requests().size());
    });

    RequestTrailTests() throws IOException {}

    @AfterEach
    void stop() {
        application.close();
    }

    private static List<String> sent(Trail trail) {
        return trail.requests().stream()
                .map(request ->
                        request.method() + " " + request.path() + " " + request.account() + " " + request.status())
                .toList();
    }

    @Test
    void whatMayMakeDataIsWrittenDownBeforeItIsSentWithTheAnswersToThoseBefore() {
        ScenarioReport report = runs.of(Requests.MakesDataTestCase.class);

        assertThat(Runs.rows(report)).containsExactly("makesAndRemoves: passed");
        assertThat(arrivedBefore).containsExactly(0, 2, 3);
        assertThat(sent(written.get(0))).containsExactly("POST /things admin 0");
        assertThat(sent(written.get(2)))
                .containsExactly("POST /things admin 200", "PATCH /things/*** null 200", "DELETE /things admin 0");
        assertThat(written).extracting(Trail::attempt).containsOnly(1);
        for (String secret : Runs.ACCOUNTS.secrets()) {
            assertThat(Json.text(written)).doesNotContain(secret);
        }
    }

    @Test
    void whatCannotBeWrittenDownIsNotSentAndThatIsTheInfrastructures() {
        ScenarioReport report = runs.withTrails(trail -> {
                    throw new IllegalStateException("the table is gone");
                })
                .of(Requests.CleansUpTestCase.class);

        assertThat(Runs.rows(report)).containsExactly("makes: infrastructure");
        assertThat(Runs.why(report, "makes"))
                .contains("POST /things was not sent", "runs table", "dynamodb:PutItem", "IllegalStateException");
        assertThat(application.requests())
                .as("a deletion makes nothing")
                .singleElement()
                .asString()
                .startsWith("DELETE /things");
    }

    @Test
    void requestsThatAreSentAtOnceAreWrittenDownAtOnce() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch writing = new CountDownLatch(1);
        RequestTrail trail = new RequestTrail(
                1,
                now -> {
                    written.add(now);
                    writing.countDown();
                    uninterrupted(go);
                },
                new Redactor(List.of()),
                Clock.systemUTC());
        List<Thread> senders = Stream.generate(() -> new Thread(() -> trail.before("POST", "/things", null)))
                .limit(4)
                .toList();
        senders.get(0).start();
        writing.await();
        senders.stream().skip(1).forEach(Thread::start);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> senders.stream().skip(1).allMatch(sender -> waitsFor(senders.get(0), sender)));
        go.countDown();
        for (Thread sender : senders) {
            sender.join();
        }

        assertThat(written).hasSize(2);
        assertThat(written.get(1).requests()).hasSize(4);
    }

    /** Whether the other thread waits for a lock that the first one holds: the one under which it writes. */
    private static boolean waitsFor(Thread first, Thread other) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(other.getId());
        return info != null && info.getLockOwnerId() == first.getId();
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTrailIsBounded() {
        runs.of(Requests.NeverEndingTestCase.class);

        assertThat(written)
                .as("one for each request that it lists, and one that there were more")
                .hasSize(101);
        Trail last = written.get(100);
        assertThat(last.requests()).hasSize(100);
        assertThat(last.more()).isEqualTo(1);
        assertThat(Json.text(last)).hasSizeLessThan(20_000);
        assertThat(last.requests()).first().extracting(SentRequest::path).isEqualTo("/things/0");
    }
}

package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.command.terminal.RunTerminal;
import dev.checkride.command.terminal.TerminalSettings;
import dev.checkride.command.terminal.TerminalSize;
import dev.checkride.command.terminal.Verbosity;
import dev.checkride.executor.result.Failure;
import dev.checkride.executor.result.ResultStore;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.TestOutcome;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;

class ScenarioFollowerTests {
    private static final RunKeys KEYS = new RunKeys(new RunId("run-1"));

    private final Objects objects = new Objects();
    private final StringWriter printed = new StringWriter();
    private final ScenarioFollower follower;
    private long ended;

    ScenarioFollowerTests() {
        PrintWriter out = new PrintWriter(printed);
        RunTerminal terminal = new RunTerminal(
                TerminalSettings.plain(Path.of(".")),
                () -> new TerminalSize(24, 80),
                Verbosity.NORMAL,
                out,
                out,
                Clock.systemUTC());
        follower = new ScenarioFollower(new MapRun(), new ResultStore(objects, "bucket"), KEYS, terminal.progress());
        objects.stored.put(KEYS.plan(), Json.bytes(List.of(planned("Pays"), planned("Ships"))));
        follower.begin("arn:aws:states:us-east-1:000000000000:mapRun:m/Scenarios:1");
    }

    private static PlannedScenario planned(String name) {
        return new PlannedScenario(
                name, "shop." + name, List.of(new PlannedScenario.PlannedTest(name + "/a", "a", List.of())));
    }

    private void report(String scenario, int attempt, Status status) {
        String id = scenario + "/a";
        TestOutcome row = new TestOutcome(
                id, id, "a", status, 0, 1, status == Status.PASSED ? null : Failure.because("Type", "no"), List.of());
        objects.stored.put(
                KEYS.scenario(scenario, attempt),
                Json.bytes(new ScenarioReport(scenario, "shop." + scenario, attempt, 0, 10, List.of(row))));
    }

    private List<String> shown() {
        return printed.toString()
                .lines()
                .filter(line -> line.startsWith("    ✓") || line.startsWith("    ✗"))
                .map(line -> line.strip().replaceAll(" {2,}", " "))
                .toList();
    }

    @Test
    void whatIsGreenIsShownAtOnceAndWhatIsRedOnceNoAttemptCanFollow() {
        report("Pays", 1, Status.FAILED);
        report("Ships", 1, Status.PASSED);
        follower.look();
        assertThat(shown()).containsExactly("✓ Ships 1 test 0.01 s");

        ended = 1;
        follower.look();
        assertThat(shown()).hasSize(1);

        report("Pays", 2, Status.PASSED);
        follower.look();
        assertThat(shown()).hasSize(2).last().asString().startsWith("✓ Pays");
        assertThat(printed.toString()).contains("it is flaky").doesNotContain("✗");
    }

    @Test
    void redIsRedWhenAllThatHaveReportedHaveEnded() {
        report("Pays", 1, Status.FAILED);
        ended = 1;
        follower.look();

        assertThat(shown()).containsExactly("✗ Pays 1 test 0.01 s");
    }

    @Test
    void whoHasNotReportedWhenAllIsOverIsNamed() {
        report("Pays", 1, Status.FAILED);
        follower.look();
        assertThat(shown()).isEmpty();

        follower.end();

        assertThat(shown()).containsExactly("✗ Pays 1 test 0.01 s", "✗ Ships not reported");
    }

    @Test
    void withoutThePermissionToReadResultsThatIsSaidOnce() {
        objects.denied = true;
        follower.look();
        follower.look();
        follower.end();

        assertThat(printed.toString())
                .containsOnlyOnce("What became of each scenario cannot be shown: ")
                .contains("s3:ListBucket");
        assertThat(shown()).isEmpty();
    }

    /** A Map run of two scenarios. */
    private final class MapRun implements SfnClient {
        @Override
        public DescribeMapRunResponse describeMapRun(DescribeMapRunRequest request) {
            return DescribeMapRunResponse.builder()
                    .itemCounts(counts ->
                            counts.total(2L).pending(0L).running(2L - ended).succeeded(ended))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    /** A bucket. */
    private static final class Objects implements S3Client {
        private final Map<String, byte[]> stored = new TreeMap<>();
        private boolean denied;

        @Override
        public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
            if (denied) {
                throw S3Exception.builder()
                        .statusCode(403)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDenied")
                                .errorMessage("no")
                                .build())
                        .build();
            }
            return ListObjectsV2Response.builder()
                    .contents(stored.keySet().stream()
                            .filter(key -> key.startsWith(request.prefix()))
                            .map(key -> S3Object.builder().key(key).build())
                            .toList())
                    .isTruncated(false)
                    .build();
        }

        @Override
        public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            byte[] content = stored.get(request.key());
            if (content == null) {
                throw NoSuchKeyException.builder().statusCode(404).build();
            }
            try {
                return transformer.transform(
                        GetObjectResponse.builder().build(),
                        AbortableInputStream.create(new ByteArrayInputStream(content)));
            } catch (Exception impossible) {
                throw new AssertionError(impossible);
            }
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}

package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.checkride.sandbox.cognito.UserPoolHandle;
import dev.checkride.sandbox.cognito.UserPoolSpec;
import dev.checkride.sandbox.dynamodb.DynamoDbSource;
import dev.checkride.sandbox.dynamodb.DynamoDbStartException;
import dev.checkride.sandbox.http.HttpListener;
import dev.checkride.sandbox.http.PortTakenException;
import dev.checkride.sandbox.http.Workers;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.ServiceError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class EndpointTests {
    private static final Path LAUNCHER = Path.of("..", "dynamodb");

    private final Path folder;

    EndpointTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 200",
        "localhost:1234, 200",
        "[::1]:80, 200",
        "evil.example, 403",
        "127.0.0.1.evil.example, 403"
    })
    void onlyRequestsToThisMachineAreAnswered(String host, int status) throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder))) {
            UserPoolHandle pool = sandbox.cognito().createUserPool(UserPoolSpec.named("users"));

            String answer = get(sandbox, "/" + pool.id() + "/.well-known/openid-configuration", host);

            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void aRequestThatTheStackIsTooSmallForIsAnsweredToo() throws Exception {
        List<String> log = new CopyOnWriteArrayList<>();
        Workers workers = new Workers(Runnable::run, log::add);
        try (HttpListener listener = HttpListener.start(0, workers, request -> {
            throw new StackOverflowError();
        })) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(listener.uri()).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(log).singleElement().asString().contains("StackOverflowError");
        }
    }

    @Test
    void noOtherAddressOfTheMachineListens() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder))) {
            List<InetAddress> others = new ArrayList<>();
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .forEach(others::add);
            for (InetAddress other : others) {
                assertThatIOException()
                        .isThrownBy(() -> new Socket(other, sandbox.endpoint().getPort()).close());
            }
            assertThat(sandbox.endpoint().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void anUnknownOperationNamesTheKnownOnes() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder))) {
            Clients clients = new Clients(sandbox);

            assertThatExceptionOfType(CognitoIdentityProviderException.class)
                    .isThrownBy(() -> clients.cognito()
                            .adminDisableUser(request -> request.userPoolId("p").username("u")))
                    .withMessageContaining("no cognito-idp operation AdminDisableUser")
                    .withMessageContaining("AdminCreateUser, AdminDeleteUser");
            assertThatExceptionOfType(CloudFormationException.class)
                    .isThrownBy(() -> clients.cloudFormation().deleteStack(request -> request.stackName("s")))
                    .withMessageContaining("no cloudformation operation DeleteStack")
                    .withMessageContaining("DescribeStacks");
        }
    }

    @Test
    void aListenerHearsOfEveryCallWithActionResourceAndCaller() throws IOException {
        List<Call> calls = new CopyOnWriteArrayList<>();
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder))) {
            sandbox.tell(calls::add);
            Clients clients = new Clients(sandbox);
            clients.s3().createBucket(request -> request.bucket("results"));
            clients.s3().putObject(request -> request.bucket("results").key("a b.json"), RequestBody.fromString("{}"));
            clients.s3().listObjectsV2(request -> request.bucket("results"));
            clients.secrets().getRandomPassword(request -> {});
        }

        assertThat(calls)
                .containsExactly(
                        call("s3", "CreateBucket", "s3:CreateBucket", "arn:aws:s3:::results"),
                        call("s3", "PutObject", "s3:PutObject", "arn:aws:s3:::results/a b.json"),
                        call("s3", "ListObjectsV2", "s3:ListBucket", "arn:aws:s3:::results"),
                        call("secretsmanager", "GetRandomPassword", "secretsmanager:GetRandomPassword", "*"));
    }

    @Test
    void aListenerMayRefuseACallInTheServicesOwnWords() throws IOException {
        try (Sandbox sandbox =
                Sandbox.start(SandboxSettings.in(folder).dynamoDb(new DynamoDbSource.Launcher(LAUNCHER)))) {
            sandbox.tell(call -> {
                throw call.service().equals("s3")
                        ? new ServiceError("AccessDenied", 403, "not you")
                        : ServiceError.of("AccessDeniedException", "nor you");
            });
            Clients clients = new Clients(sandbox);

            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(() -> clients.s3().listObjectsV2(request -> request.bucket("b")))
                    .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
            assertThatExceptionOfType(DynamoDbException.class)
                    .isThrownBy(() -> clients.dynamoDb().scan(request -> request.tableName("t")))
                    .withMessageContaining("nor you");
        }
    }

    @Test
    void aTakenPortIsAnErrorThatSaysSoAndLeavesNothingRunning() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder))) {
            SandboxSettings settings = SandboxSettings.in(folder)
                    .port(sandbox.endpoint().getPort())
                    .dynamoDb(new DynamoDbSource.Launcher(LAUNCHER));
            long before = ProcessHandle.current().children().count();

            assertThatExceptionOfType(PortTakenException.class)
                    .isThrownBy(() -> Sandbox.start(settings))
                    .withMessageContaining(String.valueOf(sandbox.endpoint().getPort()))
                    .withMessageContaining("taken");
            assertThat(ProcessHandle.current().children().count()).isEqualTo(before);
        }
    }

    @Test
    void aClosedSandboxLeavesNoProcessAndNoPort() throws IOException {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder).dynamoDb(new DynamoDbSource.Launcher(LAUNCHER)));
        List<ProcessHandle> started =
                new ArrayList<>(ProcessHandle.current().children().toList());
        started.removeAll(before);
        assertThat(started).hasSize(1);

        sandbox.close();

        assertThat(started).noneMatch(ProcessHandle::isAlive);
        assertThatIOException().isThrownBy(() -> get(sandbox, "/", "127.0.0.1"));
        Sandbox.start(SandboxSettings.in(folder).port(sandbox.endpoint().getPort()))
                .close();
    }

    @Test
    void missingPackagesOfDynamoDbNameTheRemedy() {
        assertThatExceptionOfType(DynamoDbStartException.class)
                .isThrownBy(
                        () -> Sandbox.start(SandboxSettings.in(folder).dynamoDb(new DynamoDbSource.Launcher(folder))))
                .withMessageContaining("npm ci");
    }

    @Test
    void aRunningDynamoDbStandsIn() throws IOException {
        try (Sandbox first = Sandbox.start(SandboxSettings.in(folder).dynamoDb(new DynamoDbSource.Launcher(LAUNCHER)));
                Sandbox second = Sandbox.start(SandboxSettings.in(folder.resolve("second"))
                        .dynamoDb(new DynamoDbSource.Running(first.endpoint())));
                DynamoDbClient dynamoDb = new Clients(second).dynamoDb()) {
            assertThat(dynamoDb.listTables().tableNames()).isEmpty();
        }
    }

    @Test
    void aFailureOfTheSandboxIsToldInTheAnswerAndWithItsFramesInTheLog() throws Exception {
        List<String> log = new CopyOnWriteArrayList<>();
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder).log(log::add))) {
            sandbox.tell(call -> {
                throw new IllegalStateException("the listener\nis broken " + "x".repeat(1_000));
            });
            HttpRequest request = HttpRequest.newBuilder(sandbox.endpoint().resolve("/?one=1"))
                    .header("X-Amz-Target", "AWSCognitoIdentityProviderService.ListUserPools")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();

            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .startsWith(
                            "The sandbox failed at POST /: java.lang.IllegalStateException: the listener is broken x")
                    .hasSizeLessThan(400)
                    .doesNotContain("    at ");
            assertThat(log)
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith(answer.body().strip())
                    .contains("\n    at " + EndpointTests.class.getName())
                    .hasLineCount(9);
        }
    }

    @Test
    void aServerBehindThatHasStoppedIsNamed() throws Exception {
        URI nobody = URI.create("http://127.0.0.1:1");
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder).dynamoDb(new DynamoDbSource.Running(nobody)))) {
            HttpRequest request = HttpRequest.newBuilder(sandbox.endpoint())
                    .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();

            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("The server at http://127.0.0.1:1 behind the sandbox does not answer");
        }
    }

    @Test
    void aStoreThatCannotBeWrittenIsAnErrorWithTheFoldersName() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatIOException()
                .isThrownBy(() -> Sandbox.start(SandboxSettings.in(file)))
                .withMessageContaining("a-file");
    }

    @Test
    void bucketsSurviveARestartOverTheSameFolder() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder));
                S3Client s3 = new Clients(sandbox).s3()) {
            s3.createBucket(request -> request.bucket("kept"));
            s3.putObject(request -> request.bucket("kept").key("k"), RequestBody.fromString("v"));
        }
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder));
                S3Client s3 = new Clients(sandbox).s3()) {
            assertThat(s3.getObjectAsBytes(request -> request.bucket("kept").key("k"))
                            .asUtf8String())
                    .isEqualTo("v");
        }
    }

    private static Call call(String service, String operation, String action, String resource) {
        return new Call(service, operation, action, resource, Clients.ACCESS_KEY);
    }

    /** By hand, since no client sends a Host of the test's choice. */
    private static String get(Sandbox sandbox, String path, String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.endpoint().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}

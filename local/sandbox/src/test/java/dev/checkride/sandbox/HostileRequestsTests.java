package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.sandbox.cognito.UserPoolSpec;
import dev.checkride.sandbox.dynamodb.DynamoDbProcess;
import dev.checkride.sandbox.dynamodb.DynamoDbSource;
import dev.checkride.sandbox.function.FunctionSpec;
import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.s3.S3Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client sends: each is refused, the sandbox goes on, and nothing outside its folder is read or changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTests {
    private static final String SECRET = "not for you";
    private static final Path DYNAMODB = Path.of("..", "dynamodb");
    private static final String[] TARGETS = {
        "AWSStepFunctions.StartExecution",
        "AWSStepFunctions.ListExecutions",
        "AWSStepFunctions.GetExecutionHistory",
        "AWSStepFunctions.RedriveExecution",
        "AWSCognitoIdentityProviderService.AdminCreateUser",
        "AWSCognitoIdentityProviderService.InitiateAuth",
        "AWSCognitoIdentityProviderService.ListUsers",
        "secretsmanager.CreateSecret",
        "secretsmanager.ListSecrets",
        "secretsmanager.GetRandomPassword",
        "DynamoDB_20120810.PutItem",
        "DynamoDB_20120810.BatchWriteItem",
    };

    private Path outside;
    private Path data;
    private Sandbox sandbox;
    private Map<String, String> before;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        outside = folder;
        data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("secret.txt"), SECRET);
        sandbox = Sandbox.start(SandboxSettings.in(data).dynamoDb(new DynamoDbSource.Launcher(DYNAMODB)));
        sandbox.cognito().createUserPool(UserPoolSpec.named("users"));
        sandbox.functions().deploy(new FunctionSpec("echo", Duration.ofSeconds(5), (event, context) -> event));
        send("PUT", "/results", Map.of(), "");
        before = filesOutside();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @AfterEach
    void goesOnAndTouchesNothingOutside() throws IOException {
        assertThat(send("POST", "/", Map.of("X-Amz-Target", "AWSStepFunctions.ListStateMachines"), "{}"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(filesOutside()).isEqualTo(before);
    }

    static Stream<String> bodies() {
        return Stream.of(
                "{",
                "[",
                "{} {}",
                "[]",
                "null",
                "7",
                "\"text\"",
                "{\"name\": 7, \"stateMachineArn\": [], \"UserPoolId\": {}, \"SecretId\": false}",
                "{\"maxResults\": 1e99}",
                "{\"stateMachineArn\": \"arn:aws:states\"}",
                "[".repeat(5_000),
                "{\"a\":".repeat(5_000),
                "\u0000\u0001\u00ff",
                "{\"Name\": \"" + "x".repeat(600) + "\", \"TableName\": \"../../x\"}",
                "{\"PasswordLength\": -1}",
                "{\"nextToken\": \"" + "x".repeat(9_000) + "\"}",
                "<?xml version=\"1.0\"?><a/>");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aMalformedBodyIsRefusedByEveryService(String body) throws IOException {
        for (String target : TARGETS) {
            boolean asks = target.endsWith("ListSecrets") || target.endsWith("GetRandomPassword");
            String answer = send("POST", "/", Map.of("X-Amz-Target", target), body);

            // Those that need no input see none in some of these.
            assertThat(answer).as(target).matches(asks ? "(?s)HTTP/1.1 [24]\\d\\d .*" : "(?s)HTTP/1.1 4\\d\\d .*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWSStepFunctions.",
                "AWSStepFunctions.Nothing",
                "AWSStepFunctions.StartExecution.More",
                "AWSCognitoIdentityProviderService.",
                "secretsmanager.Nothing",
                "DynamoDB_20120810.Nothing",
                "DynamoDB_20120810.",
                "Nothing.Nothing",
                "../../etc/passwd",
            })
    void aWrongTargetIsRefused(String target) throws IOException {
        assertThat(send("POST", "/", Map.of("X-Amz-Target", target), "{}")).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&&",
                "Action=%zz&Version=2010-05-15",
                "Action=DescribeStacks&Version=2010-05-15&StackName=%ff%fe",
                "Action=&Version=2010-05-15",
                "Action=DescribeStacks&Version=2010-05-15&NextToken=-1",
                "Action=DescribeStacks",
                "Version=2011-06-15",
            })
    void aMalformedFormIsRefused(String form) throws IOException {
        assertThat(send("POST", "/", Map.of("Content-Type", "application/x-www-form-urlencoded"), form))
                .startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/results/../../secret.txt",
                "/results/../secret.txt",
                "/results/..%2f..%2fsecret.txt",
                "/results/%2e%2e/%2e%2e/secret.txt",
                "/results/%5c..%5c..%5csecret.txt",
                "/../secret.txt",
                "/..%2fsecret.txt",
                "/%2e%2e/secret.txt",
                "/results/./secret.txt",
                "/results/a%00b",
                "/results/%",
                "/..?list-type=2",
                "/2015-03-31/functions/..%2f..%2fsecret.txt/invocations",
                "/2015-03-31/functions/echo/../../secret",
                "/2015-03-31/functions/%zz/invocations",
            })
    void aPathThatLeadsOutsideIsRefused(String path) throws IOException {
        for (String method : new String[] {"GET", "PUT", "DELETE", "POST"}) {
            assertThat(send(method, path, Map.of(), "x"))
                    .as(method)
                    .startsWith("HTTP/1.1 4")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void otherWaysToNameAFileLeadNowhereEither() throws Exception {
        List<String> answers = new ArrayList<>();
        for (String source : new String[] {"/results/../../secret.txt", "/../secret.txt", "..%2fsecret.txt"}) {
            answers.add(send("PUT", "/results/copy", Map.of("x-amz-copy-source", source), ""));
        }
        answers.add(send("PUT", "/results/x?uploadId=../../secret.txt&partNumber=1", Map.of(), "x"));
        answers.add(send("GET", "/results?list-type=2&prefix=../", Map.of(), ""));
        String delete = "<Delete><Object><Key>../secret.txt</Key></Object><Object><Key>&#46;./secret.txt</Key></Object>"
                + "</Delete>";
        byte[] md5 = MessageDigest.getInstance("MD5").digest(delete.getBytes(StandardCharsets.UTF_8));
        String answered = send(
                "POST",
                "/results?delete",
                Map.of("Content-MD5", Base64.getEncoder().encodeToString(md5)),
                delete);

        assertThat(answers).allMatch(answer -> answer.startsWith("HTTP/1.1 4"));
        assertThat(answers).noneMatch(answer -> answer.contains(SECRET) || answer.contains("secret.txt</Key>"));
        assertThat(answered).doesNotStartWith("HTTP/1.1 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "FOO", "TRACE"})
    void aMethodThatS3DoesNotKnowIsRefused(String method) throws IOException {
        assertThat(send(method, "/results/x", Map.of(), "")).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "PUT /results/x HTTP/1.1\r\n" + host() + "Content-Length: 99999999999\r\n\r\n");
            byte[] start = socket.getInputStream().readNBytes(13);

            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413 ");
        }
        String large = "{\"a\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}";
        assertThat(send("POST", "/", Map.of("X-Amz-Target", "secretsmanager.ListSecrets"), large))
                .startsWith("HTTP/1.1 413 ")
                .contains("RequestEntityTooLargeException");
    }

    @Test
    void aRequestOfAPageInABrowserIsRefused() throws IOException {
        Map<String, String> target = Map.of("X-Amz-Target", "AWSStepFunctions.ListStateMachines");
        for (Map<String, String> page : List.of(
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"),
                Map.of("Origin", "http://127.0.0.1:1"),
                Map.of("Sec-Fetch-Site", "cross-site"))) {
            Map<String, String> headers = new TreeMap<>(target);
            headers.putAll(page);

            assertThat(send("POST", "/", headers, "{}"))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("no pages in a browser");
        }
        assertThat(send("GET", "/results", Map.of("Sec-Fetch-Site", "cross-site"), ""))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void aPageCannotDriveTheDynamoDbBehindEither() throws IOException {
        try (DynamoDbProcess behind = DynamoDbProcess.start(DYNAMODB, new Account("eu-central-1", "000000000000"))) {
            int port = behind.endpoint().getPort();
            Map<String, String> call = Map.of(
                    "X-Amz-Target", "DynamoDB_20120810.ListTables",
                    "Content-Type", "application/x-amz-json-1.0",
                    "Authorization",
                            "AWS4-HMAC-SHA256 Credential=a/20260101/r/dynamodb/aws4_request,"
                                    + " SignedHeaders=host, Signature=0",
                    "X-Amz-Date", "20260101T000000Z");
            Map<String, String> page = new TreeMap<>(call);
            page.put("Origin", "http://127.0.0.1:" + port);

            for (String host : List.of("127.0.0.1:" + port, "localhost:" + port)) {
                assertThat(exchange(port, host, "POST", "/", call, "{}")).startsWith("HTTP/1.1 200 ");
                assertThat(exchange(port, host, "POST", "/", page, "{}"))
                        .startsWith("HTTP/1.1 403 ")
                        .doesNotContainIgnoringCase("Access-Control-Allow-Origin");
                assertThat(exchange(port, host, "OPTIONS", "/", Map.of("Origin", "null"), ""))
                        .startsWith("HTTP/1.1 403 ")
                        .doesNotContainIgnoringCase("Access-Control-Allow-Origin");
            }
            for (String host : List.of("evil.example:" + port, "127.0.0.1", "127.0.0.1:1", "localhost")) {
                assertThat(exchange(port, host, "POST", "/", call, "{}"))
                        .as(host)
                        .startsWith("HTTP/1.1 403 ");
            }
        }
    }

    @Test
    void whoDoesNotKnowItsPathFindsNothingInTheS3Behind(@TempDir Path folder) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("bucket")).resolve("object"), SECRET);
        S3Store behind = S3Store.start(folder, "unguessable");
        try (behind) {
            int port = behind.endpoint().getPort();
            String host = "127.0.0.1:" + port;

            assertThat(exchange(port, host, "GET", "/unguessable/bucket/object", Map.of(), ""))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith(SECRET);
            for (String path : List.of(
                    "/",
                    "/bucket",
                    "/bucket/object",
                    "/x/bucket/object",
                    "//bucket/object",
                    "/guessed-it!/bucket/object",
                    "/unguessablf/bucket/object",
                    "/unguessable-and-more/bucket/object",
                    "/%75nguessabl/bucket/object")) {
                for (String method : List.of("GET", "PUT", "DELETE", "POST")) {
                    assertThat(exchange(port, host, method, path, Map.of(), "x"))
                            .as("%s %s", method, path)
                            .startsWith("HTTP/1.1 4")
                            .doesNotContain(SECRET, "object", "<Bucket>");
                }
            }
            assertThat(Files.readString(folder.resolve("bucket").resolve("object")))
                    .isEqualTo(SECRET);
            assertThat(folder.toFile().list()).containsExactly("bucket");
        }
    }

    @Test
    void randomRequestsNeverMakeItFail() throws IOException {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 300; i++) {
            String target = TARGETS[random.nextInt(TARGETS.length)];
            Map<String, String> headers = random.nextInt(4) == 0 ? Map.of() : Map.of("X-Amz-Target", target);

            String answer = send(random.nextInt(5) == 0 ? "GET" : "POST", path(random), headers, body(random));

            assertThat(answer).as("request %d", i).matches("(?s)HTTP/1.1 [24]\\d\\d .*");
        }
    }

    private static String path(Random random) {
        String[] parts = {"/", "results", "..", "%2e", "a b".replace(' ', '+'), "?", "x=1", "%20", "2015-03-31", "~"};
        StringBuilder path = new StringBuilder("/");
        for (int i = random.nextInt(5); i > 0; i--) {
            path.append(parts[random.nextInt(parts.length)]);
        }
        return path.toString();
    }

    private static String body(Random random) {
        String[] fields = {"stateMachineArn", "name", "input", "UserPoolId", "SecretId", "TableName", "maxResults"};
        String[] values = {"1", "\"\"", "null", "[]", "{}", "\"arn:aws:states:x:y:stateMachine:z\"", "-1", "tru"};
        StringBuilder body = new StringBuilder("{");
        for (int i = random.nextInt(4); i >= 0; i--) {
            body.append('"')
                    .append(fields[random.nextInt(fields.length)])
                    .append("\":")
                    .append(values[random.nextInt(values.length)])
                    .append(i > 0 ? "," : "}");
        }
        return body.toString();
    }

    private Map<String, String> filesOutside() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(outside)) {
            for (Path file : all.filter(path -> !path.startsWith(data)).toList()) {
                files.put(file.toString(), Files.isRegularFile(file) ? Files.readString(file) : "");
            }
        }
        return files;
    }

    private String host() {
        return host("127.0.0.1:" + port());
    }

    private static String host(String name) {
        return "Host: " + name + "\r\nConnection: close\r\n";
    }

    private int port() {
        return sandbox.endpoint().getPort();
    }

    private Socket connect() throws IOException {
        return connect(port());
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    /** By hand, since no client sends all of this. */
    private String send(String method, String path, Map<String, String> headers, String body) throws IOException {
        return exchange(port(), "127.0.0.1:" + port(), method, path, headers, body);
    }

    private static String exchange(
            int port, String host, String method, String path, Map<String, String> headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n" + host(host));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.write(bytes);
        try (Socket socket = connect(port)) {
            // In one piece: what the server leaves unread would make the system reset the connection.
            socket.getOutputStream().write(request.toByteArray());
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}

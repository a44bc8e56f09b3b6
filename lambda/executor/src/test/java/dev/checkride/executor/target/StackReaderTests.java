package dev.checkride.executor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackReaderTests {
    private static final String ID = "arn:aws:cloudformation:us-east-1:111122223333:stack/users/1f2e3d4c";
    private static final String OUTPUTS = """
            <Outputs><member><OutputKey>UsersTable</OutputKey><OutputValue>users-1</OutputValue></member>
            <member><OutputKey>APIEndpoint</OutputKey><OutputValue>https://a.example.com</OutputValue></member></Outputs>
            """;

    private AwsStub aws;
    private StackReader reader;

    @BeforeEach
    void start() throws IOException {
        aws = AwsStub.start();
        reader = new StackReader(aws.cloudFormation(), Given.PLACE);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aStackIsReadWithItsIdItsTimeAndItsOutputs() {
        aws.on("DescribeStacks", stack("UPDATE_COMPLETE", "<LastUpdatedTime>2026-02-03T04:05:06Z</LastUpdatedTime>"));

        StackSnapshot stack = reader.read("users");

        assertThat(stack.stackId()).isEqualTo(ID);
        assertThat(stack.place()).isEqualTo(Given.PLACE);
        assertThat(stack.lastUpdated()).isEqualTo(Instant.parse("2026-02-03T04:05:06Z"));
        assertThat(stack.outputs().asMap())
                .containsEntry("UsersTable", "users-1")
                .containsEntry("APIEndpoint", "https://a.example.com")
                .hasSize(2);
        assertThat(aws.bodies("DescribeStacks").get(0).path("StackName").asText())
                .isEqualTo("users");
    }

    @Test
    void aStackThatWasNeverUpdatedIsAsOldAsItsCreation() {
        aws.on("DescribeStacks", stack("CREATE_COMPLETE", ""));

        assertThat(reader.read("users").lastUpdated()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void aStackOnTheSecondPageIsFound() {
        aws.on(
                "DescribeStacks",
                Answer.xml("DescribeStacks", "<Stacks/><NextToken>more</NextToken>"),
                stack("CREATE_COMPLETE", ""));

        assertThat(reader.read("users").stackId()).isEqualTo(ID);
        assertThat(aws.bodies("DescribeStacks").get(1).path("NextToken").asText())
                .isEqualTo("more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"})
    void completeStatusesAreAccepted(String status) {
        aws.on("DescribeStacks", stack(status, ""));

        assertThat(reader.read("users").stackName()).isEqualTo("users");
    }

    @ParameterizedTest(name = "row 12: {0}")
    @ValueSource(
            strings = {
                "ROLLBACK_COMPLETE",
                "UPDATE_ROLLBACK_COMPLETE",
                "UPDATE_IN_PROGRESS",
                "CREATE_FAILED",
                "DELETE_COMPLETE",
                "REVIEW_IN_PROGRESS",
                "A_STATUS_TO_COME"
            })
    void otherStatusesAreRefusedByName(String status) {
        aws.on("DescribeStacks", stack(status, "<StackStatusReason>the table could not\nbe made</StackStatusReason>"));

        assertThatThrownBy(() -> reader.read("users"))
                .isInstanceOf(StackNotReadyException.class)
                .hasMessageContainingAll("users", status + " (the table could not be made)", "CREATE_COMPLETE")
                .hasMessageNotContaining("\n");
    }

    @Test
    void row11AMissingStackIsNamedWithAccountAndRegion() {
        aws.on("DescribeStacks", Answer.xmlError("ValidationError", "Stack with id users does not exist"));

        assertThatThrownBy(() -> reader.read("users"))
                .isInstanceOf(StackNotFoundException.class)
                .hasMessage("There is no stack users in account 111122223333, region us-east-1: deploy it, or name"
                        + " another one");
    }

    @Test
    void row15ADenialNamesTheActionAndWhatToGrantItOn() {
        aws.on("DescribeStacks", Answer.xmlError("AccessDenied", "User x is not authorized"));

        assertThatThrownBy(() -> reader.read("users"))
                .isInstanceOf(PermissionMissingException.class)
                .hasMessageContainingAll(
                        "cloudformation:DescribeStacks",
                        "arn:aws:cloudformation:us-east-1:111122223333:stack/users/*",
                        "not authorized");
    }

    @Test
    void throttlingIsRetriedAndThenCalledThrottling() {
        aws.on("DescribeStacks", Answer.xmlError("Throttling", "Rate exceeded"));

        assertThatThrownBy(() -> reader.read("users"))
                .isInstanceOf(ThrottledException.class)
                .hasMessageContaining("throttled cloudformation:DescribeStacks");
        assertThat(aws.calls()).hasSize(2);
    }

    @Test
    void anyOtherErrorIsToldAsTheServiceToldIt() {
        aws.on("DescribeStacks", Answer.xmlError("ValidationError", "no good name"));

        assertThatThrownBy(() -> reader.read("users"))
                .isInstanceOf(AwsCallFailedException.class)
                .hasMessageContainingAll("cloudformation:DescribeStacks", "ValidationError", "no good name");
    }

    @Test
    void theTablesOfAStackAreThoseOnEveryPage() {
        aws.on(
                "ListStackResources",
                resources("<NextToken>more</NextToken>", "AWS::DynamoDB::Table", "users-1", "AWS::S3::Bucket", "files"),
                resources("", "AWS::DynamoDB::GlobalTable", "users-2", "AWS::Lambda::Function", "users-3"));

        assertThat(reader.tables("users")).containsExactly("users-1", "users-2");
        assertThat(aws.bodies("ListStackResources").get(1).path("NextToken").asText())
                .isEqualTo("more");
    }

    private static Answer stack(String status, String more) {
        return Answer.xml(
                "DescribeStacks",
                "<Stacks><member><StackName>users</StackName><StackId>" + ID + "</StackId><StackStatus>" + status
                        + "</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime>" + more + OUTPUTS
                        + "</member></Stacks>");
    }

    private static Answer resources(String more, String... typesAndIds) {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < typesAndIds.length; i += 2) {
            members.append("""
                    <member><ResourceType>%s</ResourceType><PhysicalResourceId>%s</PhysicalResourceId>
                    <LogicalResourceId>L%d</LogicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>
                    """.formatted(typesAndIds[i], typesAndIds[i + 1], i));
        }
        return Answer.xml(
                "ListStackResources", "<StackResourceSummaries>" + members + "</StackResourceSummaries>" + more);
    }
}

package dev.checkride.executor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class AwsCallTests {
    private static final AwsCall CALL = AwsCall.of("dynamodb:DescribeTable", Given.PLACE.arn("dynamodb", "table/t"));

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, dev.checkride.executor.target.PermissionMissingException",
        "ThrottlingException, dev.checkride.executor.target.ThrottledException",
        "ResourceNotFoundException, dev.checkride.executor.target.AwsCallFailedException"
    })
    void noMessageAndNoCauseShowsAHiddenText(String code, Class<?> type) throws Exception {
        try (AwsStub aws = AwsStub.start();
                DynamoDbClient dynamoDb = aws.dynamoDb()) {
            aws.on("DescribeTable", Answer.error(code, "what about hush-hush?"));

            Throwable thrown = catchThrowable(() ->
                    CALL.hiding("hush-hush").get(() -> dynamoDb.describeTable(request -> request.tableName("t"))));

            assertThat(thrown).isInstanceOf(type).hasNoCause().hasMessageContaining("dynamodb:DescribeTable");
            assertThat(thrown.getMessage()).doesNotContain("hush");
        }
    }

    @Test
    void theCauseIsKeptWhereItShowsNothing() throws Exception {
        try (AwsStub aws = AwsStub.start();
                DynamoDbClient dynamoDb = aws.dynamoDb()) {
            aws.on("DescribeTable", Answer.error("ResourceNotFoundException", "no table"));

            assertThatThrownBy(() -> CALL.hiding("hush-hush")
                            .get(() -> dynamoDb.describeTable(request -> request.tableName("t"))))
                    .hasMessage("dynamodb:DescribeTable on arn:aws:dynamodb:us-east-1:111122223333:table/t failed with"
                            + " ResourceNotFoundException: no table")
                    .hasCauseInstanceOf(ResourceNotFoundException.class);
        }
    }

    @Test
    void noAnswerIsNamedAsThat() throws Exception {
        AwsStub aws = AwsStub.start();
        try (DynamoDbClient dynamoDb = aws.dynamoDb()) {
            aws.close();

            assertThatThrownBy(() -> CALL.get(() -> dynamoDb.describeTable(request -> request.tableName("t"))))
                    .isInstanceOf(AwsUnreachableException.class)
                    .hasMessageContainingAll("No answer to dynamodb:DescribeTable", "table/t");
        }
    }
}

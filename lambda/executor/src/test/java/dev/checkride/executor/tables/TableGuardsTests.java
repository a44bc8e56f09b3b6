package dev.checkride.executor.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.target.ClearingRefusedException;
import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import dev.checkride.executor.wire.VirtualTime;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each guard broken singly, for the second of two tables: nothing is deleted from either. */
class TableGuardsTests {
    private static final String SECOND = "arn:aws:dynamodb:us-east-1:111122223333:table/users-2";
    private static final Answer CLEARABLE = tags("", "checkride:clearable", "true");

    private final FakeTable table = FakeTable.of(30, 7);
    private AwsStub aws;
    private List<String> tables = List.of("users-1", "users-2");
    private Set<String> ofStack = Set.of("users-1", "users-2", "checkride-runs");
    private Configuration.Guards guards = guards("111122223333", "us-east-1", 30);

    @BeforeEach
    void start() throws IOException {
        aws = AwsStub.start();
        table.serve(aws);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void whereEveryGuardHoldsBothAreCleared() {
        assertThatCode(this::clear).doesNotThrowAnyException();
        assertThat(table.items()).isEmpty();
    }

    @Test
    void row17ATableWithoutTheTagIsRefusedWithTheCommandToTagIt() {
        aws.on("ListTagsOfResource", CLEARABLE, tags("", "team", "users"));

        assertRefused(TableNotClearableException.class)
                .hasMessageContainingAll(
                        "table users-2 lacks the tag",
                        "aws dynamodb tag-resource --region us-east-1 --resource-arn " + SECOND
                                + " --tags Key=checkride:clearable,Value=true");
    }

    @ParameterizedTest(name = "row 17: the tag is {0}")
    @ValueSource(strings = {"false", "TRUE", ""})
    void row17TheTagHasToSayTrue(String value) {
        aws.on("ListTagsOfResource", CLEARABLE, tags("", "checkride:clearable", value));

        assertRefused(TableNotClearableException.class);
    }

    @Test
    void aTagOnTheSecondPageCounts() {
        aws.on("ListTagsOfResource", tags(",\"NextToken\":\"more\"", "team", "users"), CLEARABLE);

        assertThatCode(this::clear).doesNotThrowAnyException();
        assertThat(aws.bodies("ListTagsOfResource").get(1).path("NextToken").asText())
                .isEqualTo("more");
    }

    @Test
    void row18AnAccountThatIsNotListedIsRefused() {
        guards = guards("999999999999", "us-east-1", 30);

        assertRefused(ClearingRefusedException.class).hasMessageContaining("guards.accounts");
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void row18ARegionThatIsNotListedIsRefused() {
        guards = guards("111122223333", "eu-west-1", 30);

        assertRefused(ClearingRefusedException.class).hasMessageContaining("guards.regions");
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void row19MoreItemsThanTheCapAreRefusedWithCountAndCap() {
        guards = guards("111122223333", "us-east-1", 29);

        assertRefused(TooManyItemsException.class).hasMessageContainingAll("at least 30 items", "allows 29");
    }

    @Test
    void row19CountingStopsWhenTheCapIsExceeded() {
        guards = guards("111122223333", "us-east-1", 10);

        assertRefused(TooManyItemsException.class).hasMessageContainingAll("at least 14 items", "allows 10");
        assertThat(aws.bodies("Scan")).hasSize(2);
    }

    @ParameterizedTest(name = "row 20: {0}")
    @ValueSource(strings = {"AccessDeniedException", "ThrottlingException", "ResourceNotFoundException"})
    void tagsThatCannotBeReadRefuse(String code) {
        aws.on("ListTagsOfResource", CLEARABLE, Answer.error(code, "no"));

        assertRefused(TagsUnreadableException.class)
                .hasMessageContainingAll("tags of table users-2", "dynamodb:ListTagsOfResource", SECOND);
    }

    @Test
    void row21ATableOfAnotherStackIsRefused() {
        ofStack = Set.of("users-1", "users-3");

        assertRefused(ForeignTableException.class)
                .hasMessageContainingAll("users-2 does not belong to stack users", "users-1, users-3");
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void checkridesOwnTableIsRefused() {
        tables = List.of("users-1", "checkride-runs");

        assertRefused(OwnTableException.class).hasMessageContaining("checkride-runs");
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void aTableWithReplicasInRegionsThatAreNotListedIsRefused() {
        aws.on("DescribeTable", FakeTable.keys("name", "HASH"), FakeTable.replicated("us-east-1", "eu-west-1"));

        assertRefused(ReplicatedTableException.class).hasMessageContaining("replicated to eu-west-1,");
    }

    @Test
    void aTableThatCannotBeDescribedEndsTheWork() {
        aws.on("DescribeTable", FakeTable.keys("name", "HASH"), Answer.error("ResourceNotFoundException", "no table"));

        assertThatThrownBy(this::clear).hasMessageContainingAll("dynamodb:DescribeTable", SECOND);
        assertNothingDeleted();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Class<?> type) {
        AbstractThrowableAssert<?, ? extends Throwable> refusal = assertThatThrownBy(this::clear)
                .isExactlyInstanceOf(type)
                .isInstanceOf(ClearingRefusedException.class)
                .hasMessageStartingWith("Nothing is deleted: ");
        assertNothingDeleted();
        return refusal;
    }

    private void assertNothingDeleted() {
        assertThat(table.items()).hasSize(30);
        assertThat(aws.operations()).doesNotContain("BatchWriteItem", "DeleteItem");
    }

    private void clear() {
        TableClearer clearer = new TableClearer(aws.dynamoDb(), new VirtualTime().patience());
        clearer.clear(
                clearer.plan(
                        new ClearingRequest(tables, Given.stack(Map.of()), ofStack, guards, Set.of("checkride-runs"))),
                () -> {});
    }

    private static Configuration.Guards guards(String account, String region, long maxItems) {
        return new Configuration.Guards(List.of(account), List.of(region), maxItems);
    }

    private static Answer tags(String more, String key, String value) {
        return Answer.json("{\"Tags\":[{\"Key\":\"%s\",\"Value\":\"%s\"}]%s}".formatted(key, value, more));
    }
}

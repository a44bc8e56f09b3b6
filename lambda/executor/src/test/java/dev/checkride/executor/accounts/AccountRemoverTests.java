package dev.checkride.executor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRemoverTests {
    private static final String MARK = Given.RUN.mark();
    private static final String ADMIN = "checkride-admin-" + MARK + "@example.com";
    private static final String REGULAR = "checkride-regular-" + MARK;
    private static final Answer GONE = Answer.error("UserNotFoundException", "User does not exist.");

    private AwsStub aws;

    @BeforeEach
    void start() throws IOException {
        aws = AwsStub.start().on("AdminDeleteUser", Answer.json("{}")).on("AdminGetUser", GONE);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void usersAreDeletedAndLookedFor() {
        assertThat(remove(ADMIN, REGULAR)).isEqualTo(new Leftovers(Map.of()));
        assertThat(aws.operations())
                .containsExactly("AdminDeleteUser", "AdminDeleteUser", "AdminGetUser", "AdminGetUser");
        assertThat(aws.bodies("AdminDeleteUser").get(1))
                .hasToString("{\"UserPoolId\":\"us-east-1_AbC123\",\"Username\":\"" + REGULAR + "\"}");
    }

    @Test
    void usersThatAreGoneAlreadyAreFine() {
        aws.on("AdminDeleteUser", GONE);

        assertThat(remove(ADMIN).none()).isTrue();
    }

    @Test
    void usersOfAPoolThatIsGoneAreGoneToo() {
        Answer noPool = Answer.error("ResourceNotFoundException", "User pool does not exist.");
        aws.on("AdminDeleteUser", noPool).on("AdminGetUser", noPool);

        assertThat(remove(ADMIN).none()).isTrue();
    }

    @Test
    void aFailureIsKeptAndTheOthersAreDeletedAllTheSame() {
        aws.on("AdminDeleteUser", Answer.error("AccessDeniedException", "no"), Answer.json("{}"));

        Leftovers left = remove(ADMIN, REGULAR);

        assertThat(left.none()).isFalse();
        assertThat(left.reasons()).containsOnlyKeys(ADMIN);
        assertThat(left.toString()).contains(ADMIN + " (AWS denied cognito-idp:AdminDeleteUser", Given.POOL_ARN);
        assertThat(aws.bodies("AdminDeleteUser")).hasSize(2);
        assertThat(aws.bodies("AdminGetUser")).hasSize(1);
    }

    @Test
    void aUserThatIsStillThereIsLeft() {
        aws.on("AdminGetUser", Answer.json("{\"Username\":\"u\"}"));

        assertThat(remove(ADMIN).toString()).isEqualTo(ADMIN + " (still there after its deletion)");
    }

    @Test
    void aUserOfWhomNothingCanBeSaidIsLeft() {
        aws.on("AdminGetUser", Answer.error("AccessDeniedException", "no"));

        assertThat(remove(ADMIN).reasons().get(ADMIN)).contains("cognito-idp:AdminGetUser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "somebody@example.org",
                "checkride-admin-000000000000@example.com",
                "checkride-admin-000000000000",
                "MARK",
                "checkride-admin-MARK@example.org",
                "checkride-admin-MARK@example.com.evil.org",
                "x-checkride-admin-MARK"
            })
    void aNameWithoutTheRunsMarkStopsAllBeforeAnythingIsDeleted(String name) {
        assertThatThrownBy(() -> remove(ADMIN, name.replace("MARK", MARK)))
                .isInstanceOf(ForeignUserException.class)
                .hasMessageContaining(MARK);
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void aUserWhoseAddressWasChangedIsDeletedByThePoolsOwnName() {
        aws.on("AdminGetUser", user(Given.NOW), GONE);

        assertThat(removeRenamed().none()).isTrue();

        assertThat(aws.operations()).containsExactly("AdminGetUser", "AdminDeleteUser", "AdminGetUser");
        assertThat(aws.calls())
                .allMatch(call -> call.body().path("Username").asText().equals("sub-1"));
    }

    @Test
    void aUserThatThePoolDoesNotKnowByItsOwnNameIsGone() {
        assertThat(removeRenamed().none()).isTrue();
        assertThat(aws.operations()).containsExactly("AdminGetUser");
    }

    @Test
    void aUserThatIsStillThereByThePoolsOwnNameIsLeft() {
        aws.on("AdminGetUser", user(Given.NOW));

        assertThat(removeRenamed()).hasToString(ADMIN + " (still there after its deletion)");
    }

    @Test
    void aUserThatWasThereLongBeforeTheRunIsNotDeleted() {
        aws.on("AdminGetUser", user(Given.NOW.minus(Duration.ofDays(1))));

        assertThat(removeRenamed().reasons().get(ADMIN)).contains("sub-1", "long before this run began", "not deleted");
        assertThat(aws.operations()).containsExactly("AdminGetUser");
    }

    private Leftovers removeRenamed() {
        return new AccountRemover(aws.cognito())
                .removeRenamed(Given.target(Map.of()), Map.of(ADMIN, "sub-1"), Given.NOW);
    }

    private static Answer user(Instant created) {
        return Answer.json("{\"Username\":\"sub-1\",\"UserCreateDate\":" + created.getEpochSecond() + "}");
    }

    private Leftovers remove(String... names) {
        return new AccountRemover(aws.cognito()).remove(Given.RUN, Given.target(Map.of()), List.of(names));
    }
}

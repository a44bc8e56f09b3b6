package dev.checkride.executor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import java.io.IOException;
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

    private Leftovers remove(String... names) {
        return new AccountRemover(aws.cognito()).remove(Given.RUN, Given.target(Map.of()), List.of(names));
    }
}

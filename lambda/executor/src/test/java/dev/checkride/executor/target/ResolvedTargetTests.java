package dev.checkride.executor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.wire.Given;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolvedTargetTests {
    private static final Map<String, String> OUTPUTS = Map.of(
            "APIEndpoint", "https://abc.execute-api.us-east-1.amazonaws.com/Prod/",
            "UserPool", "us-east-1_AbC123",
            "UserPoolClient", "client1",
            "Admins", "api$Admins",
            "UsersTable", "users-1");

    @Test
    void everyReferenceIsResolved() {
        ResolvedTarget target = resolved(
                stack(null, null, List.of("${UsersTable}", "prefix-${UsersTable}-${Admins}")),
                new Configuration.Account(null, List.of("${Admins}"), Map.of("name", "One of ${Admins}")),
                OUTPUTS);

        assertThat(target.apiEndpoint()).isEqualTo(URI.create("https://abc.execute-api.us-east-1.amazonaws.com/Prod"));
        assertThat(target.userPoolId()).isEqualTo("us-east-1_AbC123");
        assertThat(target.userPoolClientId()).isEqualTo("client1");
        assertThat(target.tables()).containsExactly("users-1", "prefix-users-1-api$Admins");
        assertThat(target.accounts())
                .containsExactly(Map.entry(
                        "admin",
                        new Configuration.Account(null, List.of("api$Admins"), Map.of("name", "One of api$Admins"))));
        assertThat(target.userPoolArn()).isEqualTo(Given.POOL_ARN);
    }

    @Test
    void aTargetSurvivesARoundTripThroughJson() throws Exception {
        ResolvedTarget target = resolved(stack(null, null, List.of("${UsersTable}")), admin("${Admins}"), OUTPUTS);
        ObjectMapper mapper = new ObjectMapper();

        assertThat(mapper.readValue(mapper.writeValueAsString(target), ResolvedTarget.class))
                .isEqualTo(target);
    }

    @ParameterizedTest(name = "row 13: {0}")
    @CsvSource({
        "stacks.users.apiEndpoint, https://${Nope}, admins, t",
        "stacks.users.tables[1], https://a.example.com, admins, ${Nope}",
        "accounts.admin.groups[0], https://a.example.com, ${Nope}, t"
    })
    void aMissingOutputIsNamedWithItsFieldAndThosePresent(String field, String endpoint, String group, String table) {
        assertThatThrownBy(() -> resolved(stack(endpoint, null, List.of("t0", table)), admin(group), OUTPUTS))
                .isInstanceOf(UnresolvedReferenceException.class)
                .hasMessage(field + " in checkride.json refers to the output \"Nope\", which stack users does not have;"
                        + " it has APIEndpoint, Admins, UserPool, UserPoolClient, UsersTable: correct the reference, or"
                        + " add the output to the stack");
    }

    @Test
    void row13AStackWithoutOutputsIsSaidToHaveNone() {
        assertThatThrownBy(() -> resolved(stack(null, null, List.of()), admin("a"), Map.of()))
                .isInstanceOf(UnresolvedReferenceException.class)
                .hasMessageContainingAll("stacks.users.apiEndpoint", "\"APIEndpoint\"", "it has none at all");
    }

    @Test
    void row14ABlankOutputIsNamed() {
        assertRefused("UserPoolClient", " ", BlankValueException.class)
                .hasMessageContainingAll("output \"UserPoolClient\" of stack users", "stacks.users.userPoolClient");
    }

    @Test
    void row14ABlankValueIsNamed() {
        assertThatThrownBy(() -> resolved(stack(null, " ", List.of()), admin("a"), OUTPUTS))
                .isInstanceOf(BlankValueException.class)
                .hasMessageContaining("stacks.users.userPool in checkride.json is blank");
    }

    @Test
    void row14AUserPoolOfAnotherRegionIsNamed() {
        assertRefused("UserPool", "eu-west-1_AbC123", ForeignOutputException.class)
                .hasMessageContainingAll("stacks.users.userPool", "eu-west-1", "region us-east-1");
    }

    @Test
    void row14AnEndpointOfAnotherRegionIsNamed() {
        assertRefused(
                        "APIEndpoint",
                        "https://abc.execute-api.eu-west-1.amazonaws.com/Prod",
                        ForeignOutputException.class)
                .hasMessageContainingAll("stacks.users.apiEndpoint", "eu-west-1", "region us-east-1");
    }

    @ParameterizedTest
    @CsvSource({
        "APIEndpoint, not a url, stacks.users.apiEndpoint",
        "APIEndpoint, /only/a/path, stacks.users.apiEndpoint",
        "APIEndpoint, https://a.example.com/?x=1, stacks.users.apiEndpoint",
        "UserPool, pool, stacks.users.userPool"
    })
    void aValueOfTheWrongFormIsNamed(String output, String value, String field) {
        assertRefused(output, value, MalformedValueException.class).hasMessageContainingAll(field, value);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            String output, String value, Class<? extends CheckrideException> type) {
        Map<String, String> outputs = new HashMap<>(OUTPUTS);
        outputs.put(output, value);
        return assertThatThrownBy(() -> resolved(stack(null, null, List.of()), admin("a"), outputs))
                .isInstanceOf(type);
    }

    private static Configuration.Stack stack(
            @Nullable String apiEndpoint, @Nullable String userPool, List<String> tables) {
        return new Configuration.Stack(apiEndpoint, userPool, null, null, tables, null);
    }

    private static Configuration.Account admin(String group) {
        return new Configuration.Account(null, List.of(group), null);
    }

    private static ResolvedTarget resolved(
            Configuration.Stack stack, Configuration.Account account, Map<String, String> outputs) {
        return ResolvedTarget.of(stack, Map.of("admin", account), Given.stack(outputs));
    }
}

package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.checkride.sandbox.cognito.ClientSpec;
import dev.checkride.sandbox.cognito.UserPoolHandle;
import dev.checkride.sandbox.cognito.UserPoolSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

@ExtendWith(SandboxExtension.class)
class AttributesTests {
    private static final String PASSWORD = "Right-1-password";
    private static final UserPoolSpec SPEC = UserPoolSpec.named("members")
            .signInByName()
            .requires("name")
            .customAttributes("team")
            .client(ClientSpec.named("app", "ALLOW_USER_PASSWORD_AUTH"));

    private final CognitoIdentityProviderClient cognito;
    private final UserPoolHandle pool;

    AttributesTests(Sandbox sandbox, Clients clients) {
        this.cognito = clients.cognito();
        this.pool = sandbox.cognito().createUserPool(SPEC);
    }

    @Test
    void standardAndDeclaredAttributesAreKept() {
        List<AttributeType> given = List.of(
                attribute("name", "Ada"),
                attribute("email", "ada@example.com"),
                attribute("phone_number", "+4915112345678"),
                attribute("birthdate", "1815-12-10"),
                attribute("custom:team", "engines"));

        signUp("ada", given);
        create("bob", given);

        for (String name : List.of("ada", "bob")) {
            assertThat(cognito.adminGetUser(get -> get.userPoolId(pool.id()).username(name))
                            .userAttributes())
                    .containsAll(given);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "custom:other, x, 'Attributes did not conform to the schema: custom:other: Attribute does not exist in the schema.'",
        "team, x, 'Attributes did not conform to the schema: team: Attribute does not exist in the schema.'",
        "phone, x, 'Attributes did not conform to the schema: phone: Attribute does not exist in the schema.'",
        "phone_number, 0151 1234, Invalid phone number format.",
        "phone_number, +49-151, Invalid phone number format.",
        "phone_number, +4915112345678901, Invalid phone number format.",
        "email, ada, Invalid email address format.",
        "email, a b@example.com, Invalid email address format."
    })
    void whatTheSchemaDoesNotKnowOrAllowIsRefusedAndNobodyIsMade(String attribute, String value, String message) {
        List<AttributeType> given = List.of(attribute("name", "Ada"), attribute(attribute, value));

        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> signUp("ada", given))
                .withMessageContaining(message);
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> create("ada", given))
                .withMessageContaining(message);
        assertThat(cognito.listUsers(list -> list.userPoolId(pool.id())).users())
                .isEmpty();
    }

    @Test
    void allThatIsWrongWithTheNamesIsSaidAtOnce() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> signUp("ada", List.of(attribute("custom:a", "x"), attribute("custom:b", "x"))))
                .withMessageContaining("""
                        name: The attribute is required
                        custom:a: Attribute does not exist in the schema.
                        custom:b: Attribute does not exist in the schema.
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "sub, 1, NotAuthorizedException, InvalidParameterException",
        "email_verified, true, NotAuthorizedException, ''",
        "phone_number_verified, true, NotAuthorizedException, ''"
    })
    void nobodyVerifiesHimself(String attribute, String value, String signedUp, String created) {
        List<AttributeType> given = List.of(attribute("name", "Ada"), attribute(attribute, value));

        assertThat(code(() -> signUp("ada", given))).isEqualTo(signedUp);
        assertThat(code(() -> create("ada", given))).isEqualTo(created);
    }

    @Test
    void thePoolDescribesItsSchema() {
        List<SchemaAttributeType> schema = cognito.describeUserPool(describe -> describe.userPoolId(pool.id()))
                .userPool()
                .schemaAttributes();

        assertThat(schema)
                .extracting(SchemaAttributeType::name)
                .contains("sub", "email", "phone_number", "custom:team");
        assertThat(schema)
                .filteredOn(SchemaAttributeType::required)
                .extracting(SchemaAttributeType::name)
                .containsExactly("sub", "name");
    }

    @Test
    void aPoolThatAwsWouldNotMakeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserPoolSpec.named("p").requires("custom:team"))
                .withMessageContaining("Only a standard attribute can be required, not custom:team");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserPoolSpec.named("p").customAttributes("custom:team"))
                .withMessageContaining("not custom:team");
    }

    private void signUp(String name, List<AttributeType> attributes) {
        cognito.signUp(request -> request.clientId(pool.clientId("app"))
                .username(name)
                .password(PASSWORD)
                .userAttributes(attributes));
    }

    private void create(String name, List<AttributeType> attributes) {
        cognito.adminCreateUser(
                request -> request.userPoolId(pool.id()).username(name).userAttributes(attributes));
    }

    private static String code(Runnable call) {
        try {
            call.run();
            return "";
        } catch (CognitoIdentityProviderException e) {
            return e.awsErrorDetails().errorCode();
        }
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}

package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.run.Json;
import dev.checkride.sandbox.cognito.ClientSpec;
import dev.checkride.sandbox.cognito.UserPoolHandle;
import dev.checkride.sandbox.cognito.UserPoolSpec;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

/** A user pool in another emulator, made by calls. */
final class EmulatorPool {
    private final SandboxClients clients;
    private final UserPoolSpec spec;

    EmulatorPool(SandboxClients clients, UserPoolSpec spec) {
        this.clients = clients;
        this.spec = spec;
    }

    UserPoolHandle create() {
        try (CognitoIdentityProviderClient cognito = clients.cognito()) {
            UserPoolType pool = createPool(cognito);
            spec.groups()
                    .forEach(group -> cognito.createGroup(
                            create -> create.userPoolId(pool.id()).groupName(group)));
            Map<String, String> clientIds = new HashMap<>();
            spec.clients().forEach(client -> clientIds.put(client.name(), createClient(cognito, pool.id(), client)));
            URI published = URI.create(clients.endpoint() + "/" + pool.id() + "/.well-known/");
            return new UserPoolHandle(
                    pool.id(), pool.arn(), issuer(pool.id(), published), published.resolve("jwks.json"), clientIds);
        }
    }

    void delete(String id) {
        try (CognitoIdentityProviderClient cognito = clients.cognito()) {
            cognito.deleteUserPool(delete -> delete.userPoolId(id));
        }
    }

    private UserPoolType createPool(CognitoIdentityProviderClient cognito) {
        return cognito.createUserPool(create -> {
                    create.poolName(spec.name())
                            .policies(policies -> policies.passwordPolicy(policy -> policy.minimumLength(
                                            spec.passwordPolicy().minimumLength())
                                    .requireUppercase(spec.passwordPolicy().uppercase())
                                    .requireLowercase(spec.passwordPolicy().lowercase())
                                    .requireNumbers(spec.passwordPolicy().numbers())
                                    .requireSymbols(spec.passwordPolicy().symbols())))
                            .adminCreateUserConfig(admin -> admin.allowAdminCreateUserOnly(!spec.selfSignUp()))
                            .schema(Stream.concat(
                                            spec.requiredAttributes().stream().map(name -> attribute(name, true)),
                                            spec.customAttributes().stream().map(name -> attribute(name, false)))
                                    .toList());
                    if (spec.emailSignIn()) {
                        create.usernameAttributes(UsernameAttributeType.EMAIL);
                    }
                })
                .userPool();
    }

    private static SchemaAttributeType attribute(String name, boolean required) {
        return SchemaAttributeType.builder()
                .name(name)
                .attributeDataType(AttributeDataType.STRING)
                .required(required)
                .build();
    }

    private static String createClient(CognitoIdentityProviderClient cognito, String poolId, ClientSpec client) {
        return cognito.createUserPoolClient(create -> create.userPoolId(poolId)
                        .clientName(client.name())
                        .generateSecret(client.withSecret())
                        .explicitAuthFlows(client.authFlows().stream()
                                .map(ExplicitAuthFlowsType::fromValue)
                                .toList()))
                .userPoolClient()
                .clientId();
    }

    /** What the pool says of itself; an emulator that says nothing is taken to issue tokens in AWS's name. */
    private URI issuer(String id, URI published) {
        return read(published.resolve("openid-configuration"))
                .map(configuration -> configuration.path("issuer").asText())
                .filter(issuer -> !issuer.isEmpty())
                .map(URI::create)
                .orElseGet(() -> URI.create("https://cognito-idp." + clients.region() + ".amazonaws.com/" + id));
    }

    private static Optional<JsonNode> read(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                connection.disconnect();
                return Optional.empty();
            }
            try (InputStream in = connection.getInputStream()) {
                return Optional.of(Json.read(in.readAllBytes(), JsonNode.class));
            }
        } catch (IOException unreadable) {
            throw new CannotRunException(
                    "The emulator does not answer at " + uri + ": " + unreadable.getMessage(), unreadable);
        }
    }
}

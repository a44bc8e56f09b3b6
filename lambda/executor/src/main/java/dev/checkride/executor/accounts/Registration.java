package dev.checkride.executor.accounts;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.target.AwsCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Brings one account into existence, with its password and confirmed. */
final class Registration {
    private final CognitoIdentityProviderClient cognito;
    private final UserPool pool;
    private final PlannedAccount account;
    private final String password;

    Registration(CognitoIdentityProviderClient cognito, UserPool pool, PlannedAccount account, String password) {
        this.cognito = cognito;
        this.pool = pool;
        this.account = account;
        this.password = password;
    }

    /** Creates it, and returns the name by which the pool knows it whatever becomes of its address. */
    String create(Runnable proceed) {
        boolean signsUp = account.creation() == Configuration.Creation.SIGN_UP;
        String user = signsUp ? signUp() : createByAdministrator();
        proceed.run();
        if (signsUp) {
            confirm();
        } else {
            setPassword();
        }
        return user;
    }

    private String createByAdministrator() {
        List<AttributeType> attributes = attributes();
        attributes.add(attribute("email_verified", "true"));
        return attempt(
                "cognito-idp:AdminCreateUser",
                () -> cognito.adminCreateUser(request -> request.userPoolId(pool.id())
                                .username(account.userName())
                                .messageAction(MessageActionType.SUPPRESS)
                                .userAttributes(attributes))
                        .user()
                        .username());
    }

    private void setPassword() {
        attempt("cognito-idp:AdminSetUserPassword", () -> {
            cognito.adminSetUserPassword(request -> request.userPoolId(pool.id())
                    .username(account.userName())
                    .password(password)
                    .permanent(true));
            return account.userName();
        });
    }

    private String signUp() {
        String sub = attempt(
                "cognito-idp:SignUp",
                () -> cognito.signUp(request -> {
                            request.clientId(pool.client().id())
                                    .username(account.userName())
                                    .password(password)
                                    .userAttributes(attributes());
                            pool.client().secretHash(account.userName()).ifPresent(request::secretHash);
                        })
                        .userSub());
        // Where addresses are names, Cognito names the user itself, and by its sub (developer guide, "User
        // attributes").
        return pool.signIn() == UserPool.SignIn.EMAIL ? sub : account.userName();
    }

    private void confirm() {
        attempt("cognito-idp:AdminConfirmSignUp", () -> {
            try {
                cognito.adminConfirmSignUp(
                        request -> request.userPoolId(pool.id()).username(account.userName()));
            } catch (NotAuthorizedException e) {
                // A lost response makes the SDK confirm twice; the second time is refused.
                if (existing().userStatus() != UserStatusType.CONFIRMED) {
                    throw e;
                }
            }
            return account.userName();
        });
    }

    private String attempt(String action, Supplier<String> request) {
        AwsCall call = AwsCall.of(action, pool.arn()).hiding(password);
        return call.get(() -> {
            try {
                return request.get();
            } catch (UsernameExistsException e) {
                return adopt();
            } catch (AliasExistsException e) {
                throw new ForeignUserException(account.alias(), account.email(), pool.id());
            } catch (UserLambdaValidationException e) {
                throw new RejectedByTriggerException(account.alias(), pool.id(), call.said(e));
            } catch (InvalidPasswordException e) {
                throw new AccountRefusedException(
                        account.alias(),
                        "the policy of user pool " + pool.id() + " refuses the password: " + call.said(e));
            } catch (InvalidParameterException e) {
                throw new AccountRefusedException(
                        account.alias(),
                        call.said(e) + "; see accounts." + account.alias() + ".attributes in checkride.json");
            }
        });
    }

    /**
     * The name was free when it was planned: a user who has it now was made by this very call, whose response was lost, or by
     * another invocation of the step, and then it is not this one's turn any more.
     */
    private String adopt() {
        AdminGetUserResponse user = existing();
        boolean own = user.userAttributes().stream()
                .anyMatch(attribute -> attribute.name().equals(PlannedAccount.EMAIL)
                        && account.email().equals(attribute.value()));
        if (!own) {
            throw new ForeignUserException(account.alias(), account.userName(), pool.id());
        }
        return user.username();
    }

    private AdminGetUserResponse existing() {
        return AwsCall.of("cognito-idp:AdminGetUser", pool.arn())
                .get(() -> cognito.adminGetUser(
                        request -> request.userPoolId(pool.id()).username(account.userName())));
    }

    private List<AttributeType> attributes() {
        List<AttributeType> attributes = new ArrayList<>();
        account.attributes().forEach((name, value) -> attributes.add(attribute(name, value)));
        return attributes;
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}

package dev.checkride.api;

import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstantiationAwareExtension;

/** Gives scenarios their parameters: clients, accounts, the stack's outputs, cleanup and waiting. */
final class ScenarioExtension implements ParameterResolver, TestInstantiationAwareExtension {
    private static final Namespace SESSION = Namespace.create(ScenarioEnvironment.STORE_NAMESPACE);
    private static final Namespace OWN = Namespace.create(ScenarioExtension.class);

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        // A cleanup that is injected into a constructor belongs to the test, not to the class.
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ApiClient.class
                || type == TestAccount.class
                || type == StackOutputs.class
                || type == Cleanup.class
                || type == Eventually.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        ScenarioEnvironment environment = environment(context);
        refuseMixUp(parameter);
        if (type == ApiClient.class) {
            return parameter
                    .findAnnotation(As.class)
                    .map(as -> environment.as(as.value()))
                    .orElseGet(environment::anonymous);
        }
        if (type == TestAccount.class) {
            return environment.account(alias(parameter.getParameter()));
        }
        if (type == StackOutputs.class) {
            return environment.outputs();
        }
        return type == Eventually.class ? environment.eventually() : cleanup(context, environment);
    }

    private static void refuseMixUp(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        boolean strayAs = parameter.isAnnotated(As.class) && type != ApiClient.class;
        boolean strayAccount = parameter.isAnnotated(Account.class) && type != TestAccount.class;
        if (strayAs || strayAccount) {
            throw new ParameterResolutionException("The parameter "
                    + parameter.getParameter().getName() + " of " + parameter.getDeclaringExecutable()
                    + " has the wrong annotation: @As belongs to an ApiClient, @Account to a TestAccount");
        }
    }

    private static String alias(Parameter parameter) {
        return Optional.ofNullable(parameter.getAnnotation(Account.class))
                .map(Account::value)
                .orElseThrow(() -> new ParameterResolutionException(
                        "Which account? Write @Account(\"alias\") before the parameter " + parameter.getName() + " of "
                                + parameter.getDeclaringExecutable()));
    }

    private static Cleanup cleanup(ExtensionContext context, ScenarioEnvironment environment) {
        return context.getStore(OWN)
                .computeIfAbsent(
                        context.getUniqueId(),
                        id -> new LastInFirstOutCleanup(failure -> environment.cleanupFailed(id, failure)),
                        LastInFirstOutCleanup.class);
    }

    private static ScenarioEnvironment environment(ExtensionContext context) {
        ScenarioEnvironment environment = context.getStore(StoreScope.LAUNCHER_SESSION, SESSION)
                .get(ScenarioEnvironment.class, ScenarioEnvironment.class);
        return environment == null ? served(context) : environment;
    }

    /** One for each test, so that what it remembers of exchanges is of that test alone. */
    private static ScenarioEnvironment served(ExtensionContext context) {
        return context.getStore(OWN)
                .computeIfAbsent(
                        ScenarioEnvironment.class,
                        type -> find().orElseThrow(
                                        () -> new NoEnvironmentException(scenario(context.getRequiredTestClass()))),
                        ScenarioEnvironment.class);
    }

    private static Optional<ScenarioEnvironment> find() {
        return ServiceLoader.load(ScenarioEnvironmentProvider.class, ScenarioExtension.class.getClassLoader()).stream()
                .flatMap(provider -> provider.get().find().stream())
                .findFirst();
    }

    private static Class<?> scenario(Class<?> testClass) {
        Class<?> outer = testClass.getEnclosingClass();
        return outer == null ? testClass : scenario(outer);
    }
}

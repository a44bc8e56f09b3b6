package dev.checkride.executor.scenario;

import dev.checkride.api.Account;
import dev.checkride.api.As;
import dev.checkride.api.TestAccount;
import dev.checkride.api.UnknownAliasException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks at what a scenario asks to be injected, before anything runs. */
final class Parameters {
    /** {@link Testable} is what all kinds of tests are annotated with. */
    private static final List<Class<? extends Annotation>> CALLED =
            List.of(Testable.class, BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

    private final Set<String> aliases;

    Parameters(Set<String> aliases) {
        this.aliases = new TreeSet<>(aliases);
    }

    /** One line for each parameter that no run could give. */
    List<String> problemsOf(Class<?> type) {
        List<String> problems = new ArrayList<>();
        for (Class<?> part : partsOf(type, new LinkedHashSet<>())) {
            Stream.concat(Arrays.stream(part.getDeclaredConstructors()), Arrays.stream(part.getDeclaredMethods()))
                    .flatMap(executable -> Arrays.stream(executable.getParameters()))
                    .forEach(parameter -> problem(parameter).ifPresent(problems::add));
        }
        return problems;
    }

    /** A class, what it inherits from, and the nested classes of all these; one may well inherit from the class around it. */
    private static Set<Class<?>> partsOf(Class<?> type, Set<Class<?>> seen) {
        for (Class<?> part = type;
                part != null && part != Object.class && seen.add(part);
                part = part.getSuperclass()) {
            for (Class<?> nested : part.getDeclaredClasses()) {
                partsOf(nested, seen);
            }
        }
        return seen;
    }

    private Optional<String> problem(Parameter parameter) {
        As as = parameter.getAnnotation(As.class);
        Account account = parameter.getAnnotation(Account.class);
        if (parameter.getType() == TestAccount.class
                && account == null
                && isInjected(parameter.getDeclaringExecutable())) {
            return Optional.of(place(parameter) + ": which account? Write @Account(\"alias\") before the TestAccount");
        }
        return Stream.of(
                        Optional.ofNullable(as).map(As::value),
                        Optional.ofNullable(account).map(Account::value))
                .flatMap(Optional::stream)
                .filter(alias -> !aliases.contains(alias))
                .findFirst()
                .map(alias -> place(parameter) + ": " + new UnknownAliasException(alias, aliases).getMessage());
    }

    /** Whether JUnit calls it: a scenario's own helpers may take what they like. */
    private static boolean isInjected(Executable executable) {
        Class<?> type = executable.getDeclaringClass();
        return executable instanceof Constructor
                ? !type.isMemberClass() || !Modifier.isStatic(type.getModifiers())
                : CALLED.stream().anyMatch(annotation -> AnnotationSupport.isAnnotated(executable, annotation));
    }

    private static String place(Parameter parameter) {
        Executable executable = parameter.getDeclaringExecutable();
        String type = executable.getDeclaringClass().getName();
        return executable.getName().equals(type) ? type : type + "#" + executable.getName();
    }
}

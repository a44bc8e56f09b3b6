package dev.checkride.command;

import dev.checkride.executor.run.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Which application is deployed for each stack.
 *
 * @param byStack the applications by the stacks' names
 */
record LocalApplications(Map<String, LocalApplication> byStack) {
    private static final LocalApplication NOTHING = new LocalApplication() {
        @Override
        public boolean serves(String stackName) {
            return false;
        }

        @Override
        public void deploy(LocalDeployment deployment) {
            throw new IllegalStateException("Nothing serves " + deployment.stackName());
        }
    };

    /**
     * Finds the applications of these stacks on the class path.
     *
     * @throws CannotRunException if a stack has none, or more than one
     */
    static LocalApplications of(List<String> stackNames, ClassLoader loader) {
        return of(stackNames, found(loader));
    }

    static LocalApplications of(List<String> stackNames, List<LocalApplication> known) {
        Map<String, LocalApplication> byStack = new LinkedHashMap<>();
        for (String stackName : stackNames) {
            byStack.put(stackName, serving(stackName, known));
        }
        return new LocalApplications(byStack);
    }

    /** The names of the faults that the application of a stack can be deployed with. */
    List<String> faultsOf(String stackName) {
        return byStack.getOrDefault(stackName, NOTHING).faults().keySet().stream()
                .toList();
    }

    /**
     * The same with a fault in the application of a stack.
     *
     * @throws CannotRunException if the application has no fault of this name
     */
    LocalApplications withFault(String stackName, String fault) {
        Map<String, LocalApplication> faults =
                byStack.getOrDefault(stackName, NOTHING).faults();
        LocalApplication faulty = faults.get(fault);
        if (faulty == null) {
            throw new CannotRunException(unknown(stackName, fault, faults.keySet()), null);
        }
        Map<String, LocalApplication> changed = new LinkedHashMap<>(byStack);
        changed.put(stackName, faulty);
        return new LocalApplications(changed);
    }

    private static String unknown(String stackName, String fault, Set<String> known) {
        if (known.isEmpty()) {
            return "The application of " + stackName + " has no faults: see docs/faults.md";
        }
        return "There is no fault \"" + fault + "\" of " + stackName
                + NearestName.of(fault, known)
                        .map(nearest -> "; did you mean \"" + nearest + "\"?")
                        .orElseGet(() -> ": it has " + String.join(", ", known));
    }

    private static List<LocalApplication> found(ClassLoader loader) {
        try {
            return ServiceLoader.load(LocalApplication.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new CannotRunException("An application for the sandbox cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static LocalApplication serving(String stackName, List<LocalApplication> known) {
        List<LocalApplication> serving =
                known.stream().filter(one -> one.serves(stackName)).toList();
        if (serving.size() == 1) {
            return serving.get(0);
        }
        String names = String.join(
                ", ", known.stream().map(one -> one.getClass().getName()).toList());
        if (serving.isEmpty()) {
            throw new CannotRunException(
                    "No application serves the stack \"" + stackName + "\" of checkride.json in the sandbox: implement "
                            + LocalApplication.class.getName() + " and name the class in META-INF/services/"
                            + LocalApplication.class.getName() + ". Found: " + (names.isEmpty() ? "none" : names),
                    null);
        }
        throw new CannotRunException(
                "More than one application serves the stack \"" + stackName + "\" in the sandbox: " + names + ". Let "
                        + LocalApplication.class.getName() + "#serves say yes in one of them only",
                null);
    }
}

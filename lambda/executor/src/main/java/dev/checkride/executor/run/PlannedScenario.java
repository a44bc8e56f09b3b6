package dev.checkride.executor.run;

import java.util.List;

/**
 * One item of the plan: a scenario and those of its tests that were selected.
 *
 * @param id the scenario's name in keys, see {@link RunKeys}
 * @param className the binary name of its class
 * @param tests the selected tests, in the launcher's order
 */
public record PlannedScenario(String id, String className, List<PlannedTest> tests) {
    /** Copies the tests. */
    public PlannedScenario {
        tests = List.copyOf(tests);
    }

    /** The class's name without its package. */
    public String simpleName() {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /**
     * A test as discovery finds it; a parameterised one is one test here and a row for each of its invocations in the result.
     *
     * @param uniqueId its unique id in the launcher
     * @param name the names of its nested classes and its method
     * @param tags its JUnit tags
     */
    public record PlannedTest(String uniqueId, String name, List<String> tags) {
        /** Copies the tags. */
        public PlannedTest {
            tags = List.copyOf(tags);
        }
    }
}

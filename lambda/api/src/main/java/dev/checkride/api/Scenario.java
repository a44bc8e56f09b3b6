package dev.checkride.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a top-level class of tests as a scenario, the unit that Checkride distributes: each scenario runs in an invocation of
 * its own, in any order and beside any other.
 *
 * <pre>{@code
 * @Scenario
 * class AdminCreatesUser {
 *     @Test
 *     void theNewUserComesBackWithItsId(@As("admin") ApiClient api, Cleanup cleanup) {
 *         ...
 *     }
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ScenarioExtension.class)
public @interface Scenario {}

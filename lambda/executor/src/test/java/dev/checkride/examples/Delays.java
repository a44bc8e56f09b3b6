package dev.checkride.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.api.Cleanup;
import dev.checkride.api.Scenario;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Scenarios that do not end by themselves. */
public final class Delays {
    /** How often the endless ones were let go. */
    private static final AtomicInteger LET_GO = new AtomicInteger();

    /** What the slow cleanup says and hears: that it has begun, that it may end, that it has ended. */
    public static final CountDownLatch CLEANING = new CountDownLatch(1);

    public static final CountDownLatch CLEANED = new CountDownLatch(1);
    public static final AtomicBoolean MAY_END = new AtomicBoolean();

    private Delays() {}

    /** Lets go the endless ones that have begun, so that they do not outlive their test. */
    public static void letGo() {
        LET_GO.incrementAndGet();
    }

    private static void waitForEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void waitAndSwallow() {
        try {
            waitForEver();
        } catch (InterruptedException swallowed) {
            assertThat(swallowed).isNotNull();
        }
    }

    private static void loop() {
        int before = LET_GO.get();
        while (LET_GO.get() == before) {
            Thread.onSpinWait();
        }
    }

    @Scenario
    @TestMethodOrder(MethodOrderer.MethodName.class)
    public static class WaitingTestCase {
        @Test
        void first() {
            assertThat(1).isPositive();
        }

        @Test
        void second() throws InterruptedException {
            waitForEver();
        }

        @Test
        void third() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class SlowCleanupTestCase {
        public static final CountDownLatch BEGUN = new CountDownLatch(1);

        @Test
        void waits(Cleanup cleanup) throws InterruptedException {
            cleanup.later(() -> {
                CLEANING.countDown();
                while (!MAY_END.get()) {
                    Thread.onSpinWait();
                }
                CLEANED.countDown();
            });
            BEGUN.countDown();
            waitForEver();
        }
    }

    @Scenario
    @TestMethodOrder(MethodOrderer.MethodName.class)
    public static class SwallowingTestCase {
        @Test
        void first() {
            waitAndSwallow();
        }

        @Test
        void second() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class LastOneSwallowsTestCase {
        @Test
        void only() {
            waitAndSwallow();
        }
    }

    @Scenario
    @TestMethodOrder(MethodOrderer.MethodName.class)
    public static class EndlessTestCase {
        @Test
        void first() {
            assertThat(1).isPositive();
        }

        @Test
        void second() {
            loop();
        }

        @Test
        void third() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class EndlessBeforeAllTestCase {
        @BeforeAll
        static void loops() {
            loop();
        }

        @Test
        void first() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class EndlessAfterAllTestCase {
        @AfterAll
        static void loops() {
            loop();
        }

        @Test
        void first() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class SwallowingAfterAllTestCase {
        @AfterAll
        static void swallows() {
            waitAndSwallow();
        }

        @Test
        void first() {
            assertThat(1).isPositive();
        }
    }
}

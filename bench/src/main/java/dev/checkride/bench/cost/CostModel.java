package dev.checkride.bench.cost;

import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.result.Cost;

/**
 * What a run takes and costs in the cloud. A model and no measurement: each assumption stands with its source beside its
 * number, and [unchecked] where it has none. Seconds, and US dollars of us-east-1 without free tiers.
 *
 * @param scenarioSeconds how long a scenario takes in a warm function, most of it waiting for the application
 * @param scenarioProcessorSeconds how long it would keep one processor busy
 */
record CostModel(double scenarioSeconds, double scenarioProcessorSeconds) {
    /** Assumed: ten requests of 250 ms each and half a second of the rest; a tenth of it is work of the test's own. */
    static final CostModel TYPICAL = new CostModel(3, 0.3);

    // Starts: ./checkride bench cold, on one processor that is as fast as one of Lambda's [unchecked].
    private static final double RESTORE = 0.5; // Lambda's own part of restoring a snapshot [unchecked]
    private static final double FIRST_ABOVE_WARM = 0.3; // measured on a busy machine, the function that runs scenarios
    private static final double WARM_STEP =
            0.5; // measured for ReadTarget, PlanScenarios, TearDown in the sandbox; AWS answers later
    private static final int STEPS = 6; // ReadTarget, PlanScenarios, ClearTables, CreateAccounts, TearDown, Report
    private static final double REPORT_PER_SCENARIO = 0.002; // ./checkride bench large: less than 2 ms

    // Step Functions and Lambda.
    private static final double MAP_START = 2; // start-up of a distributed Map [unchecked]
    private static final double CHILD_START = 0.1; // a child execution until its function is invoked [unchecked]
    private static final int TRANSITIONS_OF_RUN = 8; // the states of the machine, and its end
    private static final int TRANSITIONS_OF_SCENARIO = 3; // as RunCost counts them
    private static final double ENVIRONMENTS_PER_SECOND =
            100; // Lambda developer guide: 1,000 every 10 s for a function
    private static final double ONE_PROCESSOR_MEGABYTES = 1769; // Lambda developer guide, "Memory"

    // Cognito: quotas of user pools, per second. Two accounts a run are the sample's.
    private static final int ACCOUNTS = 2;
    private static final double PASSWORDS_PER_SECOND = 30; // AdminSetUserPassword, not adjustable

    // List prices of what Cost does not know.
    private static final double S3_PUT = 0.000005; // aws.amazon.com/s3/pricing: $0.005 for 1,000 PUT, LIST
    private static final double S3_GET = 0.0000004; // $0.0004 for 1,000 GET
    private static final double TABLE_WRITE =
            0.000000625; // aws.amazon.com/dynamodb/pricing/on-demand: $0.625 a million
    private static final double TABLE_READ = 0.000000125; // $0.125 a million
    private static final int LEDGER_WRITES = 10; // a run's ledger and lease
    private static final int OBJECTS_OF_RUN = 4; // plan, result, JUnit XML, page
    private static final double SECRET_HOUR =
            0.40 / 30 / 24; // aws.amazon.com/secrets-manager/pricing: $0.40 a month, prorated

    // CodeBuild: general1.small, Linux, 2 processors.
    private static final double BUILD_MINUTE = 0.005; // aws.amazon.com/codebuild/pricing; minutes are rounded up
    private static final double BUILD_START = 40; // a machine, the sources, the image [unchecked]
    private static final double BUILD_TESTS_START = 20; // dependencies from a cache, JVM, discovery [unchecked]
    private static final int BUILD_PROCESSORS = 2;
    private static final double BATCH_START = 45; // the build that plans the others [unchecked]
    private static final int BATCH_MOST = 100; // CodeBuild user guide, "Quotas": builds of a batch's list
    private static final int BATCH_SHARE = 100; // scenarios that one build of a batch is given, below the most

    /** How long a run takes, and what it costs. */
    record Outcome(double seconds, double dollars) {}

    /** A run of Checkride with so many scenarios at a time. */
    Outcome checkride(int scenarios, int atATime) {
        return checkride(scenarios, atATime, ExecutorFunction.SCENARIO.memoryMegabytes());
    }

    /** The same with another memory size of the function that runs scenarios. */
    Outcome checkride(int scenarios, int atATime, int memoryMegabytes) {
        int environments = Math.min(scenarios, atATime);
        double processor = Math.min(1, memoryMegabytes / ONE_PROCESSOR_MEGABYTES);
        double warm = scenarioSeconds - scenarioProcessorSeconds + scenarioProcessorSeconds / processor;
        double first = FIRST_ABOVE_WARM / processor;
        double setUp = 3 * (RESTORE + FIRST_ABOVE_WARM)
                + STEPS * WARM_STEP
                + ACCOUNTS / PASSWORDS_PER_SECOND
                + scenarios * REPORT_PER_SCENARIO;
        double waves = Math.ceil((double) scenarios / environments);
        double map =
                MAP_START + environments / ENVIRONMENTS_PER_SECOND + RESTORE + first + waves * (warm + CHILD_START);
        double busy = scenarios * warm + environments * (RESTORE + first);
        double ofSteps = setUp * ExecutorFunction.SET_UP.memoryMegabytes() / 1024.0;
        Cost cost = Cost.of(
                TRANSITIONS_OF_RUN + (long) scenarios * TRANSITIONS_OF_SCENARIO,
                STEPS + scenarios,
                busy * memoryMegabytes / 1024.0 + ofSteps);
        return new Outcome(setUp + map, cost.dollars() + storage(scenarios) + (setUp + map) / 3600 * SECRET_HOUR);
    }

    /** Each scenario reads the ledger, and its result is written and read once. */
    private static double storage(int scenarios) {
        return (scenarios + OBJECTS_OF_RUN) * S3_PUT + scenarios * (S3_GET + TABLE_READ) + LEDGER_WRITES * TABLE_WRITE;
    }

    /** One build on one small machine, with so many threads as long as its processors keep up. */
    Outcome codeBuild(int scenarios, int threads) {
        double seconds = BUILD_START + tests(scenarios, threads);
        return new Outcome(seconds, minutes(seconds) * BUILD_MINUTE);
    }

    /** A batch of builds on small machines, each with an equal share, after one that plans them. */
    Outcome codeBuildBatch(int scenarios, int threads) {
        int builds = Math.max(1, Math.min(BATCH_MOST, (scenarios + BATCH_SHARE - 1) / BATCH_SHARE));
        double one = BUILD_START + tests((scenarios + builds - 1) / builds, threads);
        return new Outcome(BATCH_START + one, (minutes(BATCH_START) + builds * minutes(one)) * BUILD_MINUTE);
    }

    private double tests(int scenarios, int threads) {
        double waiting = Math.ceil((double) scenarios / threads) * scenarioSeconds;
        double working = scenarios * scenarioProcessorSeconds / BUILD_PROCESSORS;
        return BUILD_TESTS_START + Math.max(waiting, working);
    }

    private static double minutes(double seconds) {
        return Math.ceil(seconds / 60);
    }
}

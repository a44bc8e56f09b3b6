package dev.checkride.command;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of whoever calls AWS, as the AWS CLI has them. */
final class CallerOptions {
    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The executor's region, else that of your profile.")
    private @Nullable String region;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Where AWS is, such as a sandbox, else AWS_ENDPOINT_URL.")
    private @Nullable URI endpoint;

    /**
     * Refuses what means nothing for the runs of this project.
     *
     * @param option what is missing
     */
    void refuseWithout(String option) {
        if (region != null || endpoint != null) {
            throw new CannotRunException(
                    "--region and --endpoint-url are for a deployed executor: add " + option, null);
        }
    }

    /** The executor that is meant. */
    DeployedExecutor connect(ExecutorOptions executor, Map<String, String> environment) {
        return executor.connect(region, endpoint, environment);
    }
}

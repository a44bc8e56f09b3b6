package dev.checkride.command;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The options of a run against a stack in AWS. */
final class OwnStackOptions {
    @Option(
            names = "--stack",
            paramLabel = "NAME",
            description = "Run against this stack in AWS with your credentials instead of the sandbox.")
    private @Nullable String stack;

    @Option(names = "--region", paramLabel = "REGION", description = "The stack's region, else that of your profile.")
    private @Nullable String region;

    @Option(names = "--yes", description = "Clear tables in AWS without asking.")
    private boolean yes;

    /** The stack in AWS, if the run is not for the sandbox. */
    Optional<String> stack() {
        return Optional.ofNullable(stack);
    }

    @Nullable
    String region() {
        return region;
    }

    boolean yes() {
        return yes;
    }

    /**
     * AWS, as the caller reaches it.
     *
     * @throws CannotRunException if region or credentials are missing or not accepted
     */
    Optional<CallersAws> connect(Map<String, String> environment) {
        if (stack == null && (region != null || yes)) {
            throw new CannotRunException("--region and --yes are for runs in AWS: add --stack NAME", null);
        }
        return stack().map(name -> CallersAws.connect(region == null ? usualRegion() : region, environment));
    }

    private static String usualRegion() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        } catch (SdkClientException none) {
            throw new CannotRunException(
                    "In which region is the stack? Add --region, or set AWS_REGION or a region in your profile", none);
        }
    }
}

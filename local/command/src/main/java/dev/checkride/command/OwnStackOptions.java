package dev.checkride.command;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The options that name a stack in AWS. */
final class OwnStackOptions {
    @Option(
            names = "--stack",
            paramLabel = "NAME",
            description = "Use this stack in AWS with your credentials instead of the sandbox.")
    private @Nullable String stack;

    @Option(names = "--region", paramLabel = "REGION", description = "The stack's region, else that of your profile.")
    private @Nullable String region;

    /** The stack in AWS, if it is not one in the sandbox. */
    Optional<String> stack() {
        return Optional.ofNullable(stack);
    }

    @Nullable
    String region() {
        return region;
    }

    /**
     * AWS, as the caller reaches it.
     *
     * @throws CannotRunException if region or credentials are missing or not accepted
     */
    Optional<CallersAws> connect(Map<String, String> environment) {
        if (stack == null && region != null) {
            throw new CannotRunException("--region is for a stack in AWS: add --stack NAME", null);
        }
        return stack().map(name -> CallersAws.connect(
                region == null ? usualRegion() : AwsAddress.region(region).id(), environment));
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

package dev.checkride.command;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** The option of a run on another emulator of AWS. */
final class EmulatorOptions {
    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Run on the emulator of AWS at this address in place of the sandbox's services.")
    private @Nullable URI endpoint;

    @Nullable
    URI url() {
        return endpoint;
    }

    /** Whether the run is for an emulator. */
    boolean isGiven() {
        return endpoint != null;
    }

    /**
     * The emulator.
     *
     * @throws CannotRunException if it does not answer, or if the run is for a stack in AWS
     */
    Optional<EmulatorAddress> connect(Optional<String> stackInAws) {
        URI url = endpoint;
        if (url == null) {
            return Optional.empty();
        }
        if (stackInAws.isPresent()) {
            throw new CannotRunException(
                    "--endpoint-url deploys the application into an emulator, --stack tests one that is deployed: give one"
                            + " of them. For a stack in an emulator set AWS_ENDPOINT_URL",
                    null);
        }
        AwsAddress.endpoint("--endpoint-url", url);
        try (StsClient sts = SandboxClients.at(url, EmulatorAddress.REGION).sts()) {
            return Optional.of(new EmulatorAddress(url, sts.getCallerIdentity().account()));
        } catch (SdkException silent) {
            throw new CannotRunException("No AWS answers at " + url + ": " + silent.getMessage(), silent);
        }
    }
}

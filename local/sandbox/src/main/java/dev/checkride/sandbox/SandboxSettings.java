package dev.checkride.sandbox;

import dev.checkride.sandbox.cognito.SigningKey;
import dev.checkride.sandbox.dynamodb.DynamoDbSource;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How a sandbox is started.
 *
 * @param port 0 for any free one
 * @param dataDirectory of S3: buckets are folders in it
 * @param random of passwords, ids and tokens; used by many threads at once
 * @param canaries is told every password, secret and token that passes, so that a test can look for them where they
 *     must not be
 * @param signingKey of the user pools' tokens, RSA; asked for while the other services start
 * @param emulator the server that answers for all services but Step Functions and Lambda; empty where they are here
 * @param log is told why a request could not be answered
 */
public record SandboxSettings(
        int port,
        Path dataDirectory,
        String region,
        String accountId,
        DynamoDbSource dynamoDb,
        Clock clock,
        RandomGenerator random,
        Consumer<String> canaries,
        Supplier<KeyPair> signingKey,
        Optional<URI> emulator,
        Consumer<String> log) {

    /** A sandbox on a free port, without DynamoDB, in eu-central-1 and account 000000000000. */
    public static SandboxSettings in(Path dataDirectory) {
        return new SandboxSettings(
                0,
                dataDirectory,
                "eu-central-1",
                "000000000000",
                new DynamoDbSource.Absent(),
                Clock.systemUTC(),
                new SecureRandom(),
                canary -> {},
                SigningKey::newPair,
                Optional.empty(),
                line -> {});
    }

    public SandboxSettings port(int newPort) {
        return new SandboxSettings(
                newPort,
                dataDirectory,
                region,
                accountId,
                dynamoDb,
                clock,
                random,
                canaries,
                signingKey,
                emulator,
                log);
    }

    public SandboxSettings region(String newRegion) {
        return new SandboxSettings(
                port,
                dataDirectory,
                newRegion,
                accountId,
                dynamoDb,
                clock,
                random,
                canaries,
                signingKey,
                emulator,
                log);
    }

    public SandboxSettings accountId(String newAccountId) {
        return new SandboxSettings(
                port,
                dataDirectory,
                region,
                newAccountId,
                dynamoDb,
                clock,
                random,
                canaries,
                signingKey,
                emulator,
                log);
    }

    public SandboxSettings dynamoDb(DynamoDbSource source) {
        return new SandboxSettings(
                port, dataDirectory, region, accountId, source, clock, random, canaries, signingKey, emulator, log);
    }

    public SandboxSettings clock(Clock newClock) {
        return new SandboxSettings(
                port,
                dataDirectory,
                region,
                accountId,
                dynamoDb,
                newClock,
                random,
                canaries,
                signingKey,
                emulator,
                log);
    }

    public SandboxSettings random(RandomGenerator newRandom) {
        return new SandboxSettings(
                port,
                dataDirectory,
                region,
                accountId,
                dynamoDb,
                clock,
                newRandom,
                canaries,
                signingKey,
                emulator,
                log);
    }

    public SandboxSettings canaries(Consumer<String> listener) {
        return new SandboxSettings(
                port, dataDirectory, region, accountId, dynamoDb, clock, random, listener, signingKey, emulator, log);
    }

    public SandboxSettings signingKey(Supplier<KeyPair> pair) {
        return new SandboxSettings(
                port, dataDirectory, region, accountId, dynamoDb, clock, random, canaries, pair, emulator, log);
    }

    public SandboxSettings emulator(URI endpoint) {
        return new SandboxSettings(
                port,
                dataDirectory,
                region,
                accountId,
                dynamoDb,
                clock,
                random,
                canaries,
                signingKey,
                Optional.of(endpoint),
                log);
    }

    public SandboxSettings log(Consumer<String> listener) {
        return new SandboxSettings(
                port,
                dataDirectory,
                region,
                accountId,
                dynamoDb,
                clock,
                random,
                canaries,
                signingKey,
                emulator,
                listener);
    }
}

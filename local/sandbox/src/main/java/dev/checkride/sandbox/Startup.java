package dev.checkride.sandbox;

import dev.checkride.sandbox.cognito.SigningKey;
import dev.checkride.sandbox.dynamodb.DynamoDbProcess;
import dev.checkride.sandbox.dynamodb.DynamoDbSource;
import dev.checkride.sandbox.http.HttpListener;
import dev.checkride.sandbox.http.Workers;
import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.s3.S3Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Brings the parts of a sandbox up, side by side, and takes them down again when one fails. */
final class Startup {
    private static final int SECRET_BYTES = 24;

    private final SandboxSettings settings;
    private final Account account;
    private final Ids ids;
    private final Resources resources = new Resources();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox");
        thread.setDaemon(true);
        return thread;
    });

    private Startup(SandboxSettings settings) {
        this.settings = settings;
        this.account = new Account(settings.region(), settings.accountId());
        this.ids = new Ids(settings.random());
    }

    static Sandbox start(SandboxSettings settings) throws IOException {
        Startup startup = new Startup(settings);
        try {
            return startup.start();
        } catch (IOException | RuntimeException e) {
            startup.resources.close();
            throw e;
        }
    }

    private Sandbox start() throws IOException {
        resources.add(threads::shutdownNow);
        // The process is the slowest to come up: first off, asked last.
        Optional<DynamoDbProcess> process = settings.emulator().isPresent() ? Optional.empty() : dynamoDb();
        CompletableFuture<URI> s3 =
                settings.emulator().map(CompletableFuture::completedFuture).orElseGet(this::startedS3);
        CompletableFuture<SigningKey> key = CompletableFuture.supplyAsync(this::key, threads);
        CompletableFuture<Router> router = new CompletableFuture<>();
        Workers workers = new Workers(threads, settings.log());
        HttpListener listener = HttpListener.start(
                settings.port(), workers, request -> router.join().handle(request));
        resources.add(listener::close);
        URI s3Endpoint = endpoint(s3);
        Optional<URI> dynamoDb = process.isPresent() ? Optional.of(process.get().endpoint()) : running();
        Services services = Services.assemble(
                settings, account, ids, listener.uri(), new Services.Behind(s3Endpoint, dynamoDb, key), threads);
        resources.add(services::close);
        router.complete(services.router());
        return new Sandbox(settings, account, ids, listener.uri(), services, workers, resources);
    }

    private Optional<DynamoDbProcess> dynamoDb() throws IOException {
        if (settings.dynamoDb() instanceof DynamoDbSource.Launcher launcher) {
            DynamoDbProcess process = DynamoDbProcess.start(launcher.directory(), account);
            resources.add(process::close);
            return Optional.of(process);
        }
        return Optional.empty();
    }

    private Optional<URI> running() {
        return settings.dynamoDb() instanceof DynamoDbSource.Running running
                ? Optional.of(running.endpoint())
                : Optional.empty();
    }

    private CompletableFuture<URI> startedS3() {
        CompletableFuture<S3Store> store = CompletableFuture.supplyAsync(this::s3, threads);
        resources.add(() -> closeOnceUp(store));
        return store.thenApply(S3Store::endpoint);
    }

    private S3Store s3() {
        try {
            return S3Store.start(settings.dataDirectory(), ids.token(SECRET_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A store still on its way up is waited for: it could not be closed otherwise. */
    private static void closeOnceUp(CompletableFuture<S3Store> s3) {
        s3.handle((store, failure) -> Optional.ofNullable(store)).join().ifPresent(S3Store::close);
    }

    private SigningKey key() {
        return SigningKey.of(settings.signingKey().get());
    }

    private static URI endpoint(CompletableFuture<URI> s3) throws IOException {
        try {
            return s3.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io && io.getCause() != null) {
                throw io.getCause();
            }
            throw e;
        }
    }
}

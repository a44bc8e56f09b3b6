package dev.checkride.executor.handler;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.RunRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.time.Instant;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * Warms a function up before Lambda takes the snapshot that each of its processes starts from, without the network and without
 * making anything that two processes must not share; and has connections and credentials made anew in each of them (Lambda
 * developer guide, "Lambda SnapStart runtime hooks").
 */
final class SnapStart {
    private static final ExecutionName PRIMER =
            ExecutionName.of("arn:aws:states:us-east-1:000000000000:execution:primer:primer");

    /** A rehearsal that takes longer is given up: a slow first invocation is better than no snapshot. */
    private static final int CONNECT_MILLIS = 5_000;

    private static final int READ_MILLIS = 10_000;

    private final ExecutorFunction function;
    private final Services services;
    private final Consumer<URI> more;

    /**
     * Warms up a function.
     *
     * @param more rehearses what else it does, with the address of an application that answers
     */
    SnapStart(ExecutorFunction function, Services services, Consumer<URI> more) {
        this.function = function;
        this.services = services;
        this.more = more;
    }

    /** To be called before the snapshot is taken. */
    void prime() {
        primeJson();
        OfflineHttp offline = new OfflineHttp();
        // The very clients that the steps use. A snapshot must hold no credentials: theirs are taken away.
        services.clients().rehearse(offline);
        Rehearsal.of(function.operations(), services.clients(), offline);
        try (LoopbackPeer peer = LoopbackPeer.open()) {
            connect(peer);
            more.accept(peer.uri("http"));
        } catch (IOException nowhereToConnect) {
            // Then the first invocation takes a little longer, which is no reason to fail.
            return;
        }
    }

    /** What the SDK connects by, with and without TLS. */
    private static void connect(LoopbackPeer peer) throws IOException {
        URLConnection plain = connection(peer, "http");
        try (InputStream body = plain.getInputStream()) {
            body.readAllBytes();
        }
        try {
            connection(peer, "https").connect();
        } catch (SSLException refused) {
            // As it must be: all but the other side's part of a handshake has been rehearsed.
            return;
        }
        throw new IllegalStateException("A peer that refuses every handshake has taken part in one");
    }

    private static URLConnection connection(LoopbackPeer peer, String scheme) throws IOException {
        URLConnection connection = peer.uri(scheme).toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        return connection;
    }

    /** To be called in each process that was restored from it. */
    void renew() {
        services.clients().renew();
    }

    private void primeJson() {
        Configuration configuration = services.configuration();
        RunRequest request = RunRequest.of(
                Json.object().put("stackName", configuration.stackNames().get(0)), configuration);
        Json.read(Json.bytes(LedgerEntry.opened(PRIMER, request, "{}", Instant.EPOCH)), LedgerEntry.class);
    }
}

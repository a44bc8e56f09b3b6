package dev.checkride.executor.handler;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Somebody on this machine to connect to, so that connections can be rehearsed without a network: a request gets an empty
 * answer, the beginning of a TLS handshake a refusal.
 */
final class LoopbackPeer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The type of a record that belongs to a handshake (RFC 8446, section 5.1). */
    private static final int HANDSHAKE = 22;

    /** A fatal alert, handshake_failure (RFC 8446, section 6.2). */
    private static final byte[] REFUSAL = {21, 3, 3, 0, 2, 2, 40};

    private final ServerSocket socket;

    private LoopbackPeer(ServerSocket socket) {
        this.socket = socket;
    }

    /** Listens on a free port. */
    static LoopbackPeer open() throws IOException {
        LoopbackPeer peer = new LoopbackPeer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(peer::serve, "rehearsal");
        thread.setDaemon(true);
        thread.start();
        return peer;
    }

    URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    private void serve() {
        try {
            while (true) {
                serve(socket.accept());
            }
        } catch (IOException closed) {
            // Nobody connects any more: that is how it ends.
            return;
        }
    }

    private static void serve(Socket accepted) {
        try (Socket caller = accepted) {
            caller.setSoTimeout(PATIENCE_MILLIS);
            answer(caller);
        } catch (IOException gone) {
            // Whoever leaves, or says nothing, gets no answer; the next one does.
            return;
        }
    }

    private static void answer(Socket caller) throws IOException {
        InputStream in = caller.getInputStream();
        int next = in.read();
        if (next == HANDSHAKE) {
            caller.getOutputStream().write(REFUSAL);
            return;
        }
        int matched = 0;
        while (next >= 0 && matched < END_OF_HEADERS.length) {
            next = in.read();
            matched = next == END_OF_HEADERS[matched] ? matched + 1 : next == END_OF_HEADERS[0] ? 1 : 0;
        }
        caller.getOutputStream().write(ANSWER);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

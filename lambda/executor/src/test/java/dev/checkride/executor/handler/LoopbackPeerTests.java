package dev.checkride.executor.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class LoopbackPeerTests {
    @Test
    void whoLeavesWithoutAWordCostsTheNextOneNoAnswer() throws IOException {
        try (LoopbackPeer peer = LoopbackPeer.open()) {
            URI address = peer.uri("http");
            try (Socket rude = new Socket(address.getHost(), address.getPort())) {
                // So that the peer finds the connection reset, and not just ended.
                rude.setSoLinger(true, 0);
            }

            HttpURLConnection next = (HttpURLConnection) address.toURL().openConnection();
            next.setReadTimeout(60_000);
            assertThat(next.getResponseCode()).isEqualTo(HttpURLConnection.HTTP_OK);
        }
    }
}

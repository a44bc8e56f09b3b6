package dev.checkride.sandbox.http;

import java.io.IOException;

/** The port asked for belongs to another process. */
public final class PortTakenException extends IOException {
    PortTakenException(int port, IOException cause) {
        super("Port " + port + " on 127.0.0.1 is taken: choose another one, or 0 for any free one.", cause);
    }
}

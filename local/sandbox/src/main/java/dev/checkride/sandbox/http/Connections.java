package dev.checkride.sandbox.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** Connections to the servers behind, none of which is waited for for ever. */
public final class Connections {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 60_000;

    private Connections() {}

    /** Makes a connection that is yet to be opened, by no proxy. */
    public static HttpURLConnection to(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        return connection;
    }
}

package dev.checkride.executor.handler;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** A transport that can be exchanged under the clients that were made with it. */
final class SwitchedTransport implements SdkHttpClient {
    private volatile SdkHttpClient current;

    SwitchedTransport(SdkHttpClient first) {
        this.current = first;
    }

    /** Closes the one so far. */
    synchronized void switchTo(SdkHttpClient next) {
        current.close();
        current = next;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return current.prepareRequest(request);
    }

    @Override
    public String clientName() {
        return current.clientName();
    }

    @Override
    public void close() {
        current.close();
    }
}

package dev.checkride.executor.handler;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A transport without a network: every request is refused, after the client has done all of its own work. */
final class OfflineHttp implements SdkHttpClient {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder().statusCode(400).build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(BODY)))
                        .build();
            }

            @Override
            public void abort() {
                // There is nothing under way that could be aborted.
            }
        };
    }

    @Override
    public void close() {
        // There are no connections.
    }
}

package dev.checkride.sandbox.s3;

import dev.checkride.sandbox.http.Forwarder;
import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.http.Request;
import dev.checkride.sandbox.protocol.AwsService;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.ServiceError;
import dev.checkride.sandbox.protocol.Xml;
import java.net.HttpURLConnection;
import java.net.URI;

/** S3: whatever no other service takes goes on to the store behind. */
public final class S3 implements AwsService {
    private final Forwarder store;

    public S3(URI store) {
        this.store = new Forwarder(store);
    }

    @Override
    public boolean accepts(Request request) {
        return true;
    }

    /** What the listener takes. */
    @Override
    public int largestBody() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Call call(Request request) {
        S3Paths.check(request);
        return S3Call.of(request);
    }

    @Override
    public Reply answer(Request request, Call call) {
        Reply reply = store.forward(request);
        if (reply.status() == HttpURLConnection.HTTP_NOT_IMPLEMENTED) {
            throw ServiceError.of(
                    "NotImplemented",
                    "The sandbox's s3 does not have what " + request.method() + " " + request.rawPath()
                            + " asks for; it" + " has buckets, objects, their lists and copies, and uploads in parts.");
        }
        return reply;
    }

    @Override
    public Reply refuse(ServiceError error, String requestId) {
        return Reply.of(
                error.status(),
                "application/xml",
                "<Error><Code>" + Xml.escape(error.code()) + "</Code><Message>" + Xml.escape(error.message())
                        + "</Message><RequestId>" + requestId + "</RequestId></Error>");
    }
}

package dev.checkride.sandbox.emulator;

import dev.checkride.sandbox.http.Forwarder;
import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.http.Request;
import dev.checkride.sandbox.protocol.AwsService;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.JsonService;
import dev.checkride.sandbox.protocol.ServiceError;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another emulator of AWS, to which every call goes on that nobody here has taken. */
public final class Emulator implements AwsService {
    private static final Pattern SERVICE = Pattern.compile("Credential=[^/]+/\\d+/[^/]+/([^/]+)/");

    private final Forwarder server;

    public Emulator(URI endpoint) {
        this.server = new Forwarder(endpoint);
    }

    @Override
    public boolean accepts(Request request) {
        return true;
    }

    /** What the listener takes: the emulator knows its own limits. */
    @Override
    public int largestBody() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Call call(Request request) {
        Matcher matcher = SERVICE.matcher(request.header("Authorization").orElse(""));
        String service = matcher.find() ? matcher.group(1) : "unsigned";
        String operation = request.header("X-Amz-Target").orElseGet(() -> request.method() + " " + request.rawPath());
        return new Call(service, operation, service + ":" + operation, "*", request.caller());
    }

    @Override
    public Reply answer(Request request, Call call) {
        return server.forward(request);
    }

    @Override
    public Reply refuse(ServiceError error, String requestId) {
        return JsonService.refusal("application/json", error);
    }
}

package dev.checkride.sandbox;

import dev.checkride.sandbox.cognito.Cognito;
import dev.checkride.sandbox.http.CrossOrigin;
import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.http.Request;
import dev.checkride.sandbox.protocol.AwsService;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.CallListener;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Finds the service that a request is for. */
final class Router {
    private final Cognito cognito;
    private final List<AwsService> services;
    private final Ids ids;
    private final List<CallListener> listeners = new CopyOnWriteArrayList<>();

    /**
     * Makes a router.
     *
     * @param services in the order in which they are asked; the last one takes everything
     */
    Router(Cognito cognito, List<AwsService> services, Ids ids) {
        this.cognito = cognito;
        this.services = List.copyOf(services);
        this.ids = ids;
    }

    void tell(CallListener listener) {
        listeners.add(listener);
    }

    Reply handle(Request request) {
        Optional<Reply> settled = CrossOrigin.refusal(request).or(() -> cognito.published(request));
        if (settled.isPresent()) {
            return settled.get();
        }
        AwsService service = services.stream()
                .filter(candidate -> candidate.accepts(request))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No service takes what is left"));
        String requestId = ids.uuid();
        return answer(service, request, requestId).with("x-amzn-RequestId", requestId);
    }

    private static void checkSize(AwsService service, Request request) {
        if (request.body().length > service.largestBody()) {
            throw new ServiceError(
                    "RequestEntityTooLargeException",
                    413,
                    "The request has " + request.body().length + " bytes, more than the " + service.largestBody()
                            + " that this service takes.");
        }
    }

    private Reply answer(AwsService service, Request request, String requestId) {
        try {
            checkSize(service, request);
            Call call = service.call(request);
            listeners.forEach(listener -> listener.arriving(call));
            Reply reply = service.answer(request, call);
            listeners.forEach(listener -> listener.done(call));
            return reply;
        } catch (ServiceError error) {
            return service.refuse(error, requestId);
        }
    }
}

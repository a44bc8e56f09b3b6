package dev.checkride.sandbox.protocol;

import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.http.Request;

/** One AWS service behind the endpoint. */
public interface AwsService {
    boolean accepts(Request request);

    /** How many bytes a request may have: as a rule a mebibyte, as in the services that speak JSON. */
    default int largestBody() {
        return 1024 * 1024;
    }

    /** What the request asks for, without doing it. */
    Call call(Request request);

    /**
     * Does it.
     *
     * @throws ServiceError when the service refuses
     */
    Reply answer(Request request, Call call);

    /** The refusal in the service's own protocol. */
    Reply refuse(ServiceError error, String requestId);
}

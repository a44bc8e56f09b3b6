package dev.checkride.sandbox.protocol;

import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.http.Request;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A service that is told by a form what to do and answers in XML. */
public final class QueryService implements AwsService {
    private static final String XML = "text/xml";

    private final String name;
    private final String version;
    private final String namespace;
    private final Map<String, QueryOperation> operations;
    private final Function<QueryInput, String> resource;

    /**
     * Makes the service.
     *
     * @param name as IAM actions begin, such as {@code cloudformation}
     * @param version of the API, by which calls name the service
     * @param resource the ARN that an input is about, or {@code *}
     */
    public QueryService(
            String name,
            String version,
            String namespace,
            Map<String, QueryOperation> operations,
            Function<QueryInput, String> resource) {
        this.name = name;
        this.version = version;
        this.namespace = namespace;
        this.operations = new TreeMap<>(operations);
        this.resource = resource;
    }

    @Override
    public boolean accepts(Request request) {
        boolean form = request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        return form
                && request.body().length <= largestBody()
                && input(request).text("Version").filter(version::equals).isPresent();
    }

    @Override
    public Call call(Request request) {
        QueryInput input = input(request);
        String operation = input.text("Action").orElse("");
        return new Call(name, operation, name + ":" + operation, resource.apply(input), request.caller());
    }

    @Override
    public Reply answer(Request request, Call call) {
        QueryOperation operation = operations.get(call.operation());
        if (operation == null) {
            throw ServiceError.of(
                    "InvalidAction",
                    "The sandbox has no " + name + " operation " + call.operation() + "; it has "
                            + String.join(", ", operations.keySet()) + ".");
        }
        QueryInput input = input(request);
        String body = Xml.document(
                call.operation() + "Response",
                namespace,
                xml -> xml.element(call.operation() + "Result", result -> operation.run(input, result)));
        return Reply.of(200, XML, body);
    }

    @Override
    public Reply refuse(ServiceError error, String requestId) {
        String body = Xml.document(
                "ErrorResponse",
                namespace,
                xml -> xml.element(
                                "Error",
                                e -> e.text("Type", "Sender")
                                        .text("Code", error.code())
                                        .text("Message", error.message()))
                        .text("RequestId", requestId));
        return Reply.of(error.status(), XML, body);
    }

    private static QueryInput input(Request request) {
        return QueryInput.parse(request.text());
    }
}

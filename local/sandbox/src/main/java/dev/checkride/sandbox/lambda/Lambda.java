package dev.checkride.sandbox.lambda;

import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.Functions;
import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.http.Request;
import dev.checkride.sandbox.protocol.AwsService;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.ServiceError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's Invoke and ListFunctions.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
public final class Lambda implements AwsService {
    private static final String PREFIX = "/2015-03-31/functions/";
    private static final Pattern INVOCATIONS = Pattern.compile(PREFIX + "([^/]+)/invocations");
    private static final String LIST = "ListFunctions";
    private static final String JSON = "application/json";

    private final Functions functions;

    public Lambda(Functions functions) {
        this.functions = functions;
    }

    @Override
    public boolean accepts(Request request) {
        return (request.rawPath() + "/").startsWith(PREFIX);
    }

    /** The quota of a synchronous invocation. */
    @Override
    public int largestBody() {
        return Functions.LARGEST_EVENT;
    }

    @Override
    public Call call(Request request) {
        if (isList(request)) {
            return new Call("lambda", LIST, "lambda:ListFunctions", "*", request.caller());
        }
        Matcher matcher = INVOCATIONS.matcher(request.rawPath());
        if (!matcher.matches() || !request.method().equals("POST")) {
            throw ServiceError.of(
                    "UnknownOperationException",
                    "The sandbox has no lambda operation at " + request.method() + " " + request.rawPath()
                            + "; it has Invoke and ListFunctions.");
        }
        String name = URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
        String arn = functions
                .find(name)
                .orElseThrow(() -> new ServiceError(
                        "ResourceNotFoundException", 404, "Function not found: " + functions.arn(name)));
        return new Call("lambda", "Invoke", "lambda:InvokeFunction", arn, request.caller());
    }

    private static boolean isList(Request request) {
        return request.method().equals("GET") && (request.rawPath() + "/").matches(PREFIX + "/?");
    }

    @Override
    public Reply answer(Request request, Call call) {
        if (call.operation().equals(LIST)) {
            return Reply.of(200, JSON, Json.bytes(new FunctionList(functions).page(request.rawQuery())));
        }
        byte[] event = request.body().length == 0 ? Json.bytes(Json.object()) : request.body();
        String type = request.header("X-Amz-Invocation-Type").orElse("RequestResponse");
        return switch (type) {
            case "RequestResponse" -> invoke(call.resource(), event);
            case "Event" -> {
                functions.invokeLater(call.resource(), event);
                yield Reply.of(202, JSON, new byte[0]);
            }
            case "DryRun" -> Reply.of(204, JSON, new byte[0]);
            default ->
                throw ServiceError.of(
                        "InvalidParameterValueException",
                        "InvocationType must be RequestResponse, Event or DryRun, not " + type + ".");
        };
    }

    @Override
    public Reply refuse(ServiceError error, String requestId) {
        byte[] body = Json.bytes(Json.object().put("Type", "User").put("Message", error.message()));
        return Reply.of(error.status(), JSON, body).with("x-amzn-ErrorType", error.code());
    }

    private Reply invoke(String arn, byte[] event) {
        try {
            return executed(functions.invoke(arn, event));
        } catch (FunctionFailure failure) {
            return executed(failure.json()).with("X-Amz-Function-Error", "Unhandled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceError("ServiceException", 500, "The sandbox closed during the invocation.");
        }
    }

    private static Reply executed(byte[] payload) {
        return new Reply(
                200, Map.of("Content-Type", List.of(JSON), "X-Amz-Executed-Version", List.of("$LATEST")), payload);
    }
}

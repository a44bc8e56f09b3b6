package dev.checkride.sandbox.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.sandbox.function.FunctionSpec;
import dev.checkride.sandbox.function.Functions;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.Page;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.Arrays;
import java.util.Optional;

/**
 * ListFunctions, 50 at a time.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html">ListFunctions</a>
 */
final class FunctionList {
    private static final int MOST = 50;

    private final Functions functions;

    FunctionList(Functions functions) {
        this.functions = functions;
    }

    ObjectNode page(String query) {
        int size = parameter(query, "MaxItems").map(FunctionList::size).orElse(MOST);
        Page<FunctionSpec> page = Page.keyed(
                functions.all(),
                FunctionSpec::name,
                parameter(query, "Marker"),
                Math.min(MOST, size),
                invalid("The Marker is not one that was given."));
        ObjectNode result = Json.object();
        var list = result.putArray("Functions");
        page.items()
                .forEach(function -> list.addObject()
                        .put("FunctionName", function.name())
                        .put("FunctionArn", functions.arn(function.name()))
                        .put("Timeout", function.timeout().toSeconds())
                        .put("PackageType", "Zip")
                        .put("Version", "$LATEST"));
        page.next().ifPresent(marker -> result.put("NextMarker", marker));
        return result;
    }

    private static int size(String text) {
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw invalid("MaxItems must be a number from 1 to 10000, not " + text + ".");
        }
        return Integer.parseInt(text);
    }

    private static Optional<String> parameter(String query, String name) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    private static ServiceError invalid(String message) {
        return ServiceError.of("InvalidParameterValueException", message);
    }
}

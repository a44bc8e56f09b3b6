package dev.checkride.command;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.InvocationContext;
import dev.checkride.sandbox.function.LambdaFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;

/** A Lambda handler as a function of the sandbox, with what the Java runtime does around it. */
final class HandlerFunction implements LambdaFunction {
    private final RequestStreamHandler handler;
    private final LocalContext.Log log;

    private HandlerFunction(RequestStreamHandler handler, LocalContext.Log log) {
        this.handler = handler;
        this.log = log;
    }

    static LambdaFunction of(RequestStreamHandler handler, LocalContext.Log log) {
        return new HandlerFunction(handler, log);
    }

    /** A handler of events: JSON is turned into its classes by the very library that the Java runtime uses. */
    static <I, O> LambdaFunction of(
            RequestHandler<I, O> handler, Class<I> eventType, Class<O> answerType, LocalContext.Log log) {
        PojoSerializer<I> events = LambdaEventSerializers.serializerFor(eventType, eventType.getClassLoader());
        PojoSerializer<O> answers = JacksonFactory.getInstance().getSerializer(answerType);
        return new HandlerFunction(
                (input, output, context) ->
                        answers.toJson(handler.handleRequest(events.fromJson(input), context), output),
                log);
    }

    @Override
    public byte[] invoke(byte[] event, InvocationContext invocation) throws FunctionFailure {
        Context context = new LocalContext(invocation, log);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), output, context);
        } catch (Exception thrown) {
            throw failure(thrown);
        }
        return output.toByteArray();
    }

    /** As the Java runtime reports it: the class's name, the message and the stack trace. */
    private static FunctionFailure failure(Exception thrown) {
        List<String> trace = Stream.of(thrown.getStackTrace())
                .map(StackTraceElement::toString)
                .toList();
        String message = thrown.getMessage();
        return new FunctionFailure(thrown.getClass().getName(), message == null ? "" : message, trace);
    }
}

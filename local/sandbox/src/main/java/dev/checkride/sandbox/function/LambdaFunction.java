package dev.checkride.sandbox.function;

/** The code of a function: what its handler does, in bytes. */
@FunctionalInterface
public interface LambdaFunction {
    /**
     * Handles one event.
     *
     * @param event JSON
     * @return the response, JSON
     * @throws FunctionFailure when the function ends with an error
     */
    byte[] invoke(byte[] event, InvocationContext context) throws FunctionFailure;
}

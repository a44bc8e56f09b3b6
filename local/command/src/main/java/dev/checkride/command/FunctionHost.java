package dev.checkride.command;

import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.Settings;
import dev.checkride.sandbox.Sandbox;
import dev.checkride.sandbox.function.LambdaFunction;
import java.time.Duration;

/** Where the executor's functions run. */
@FunctionalInterface
interface FunctionHost {
    /** The code of a function of the sandbox, with the given settings. */
    LambdaFunction host(ExecutorFunction function, Sandbox sandbox, Settings settings);

    /** After which an invocation is ended. */
    default Duration timeout(ExecutorFunction function) {
        return function.timeout();
    }

    /** Within this process. */
    static FunctionHost thisProcess(LocalContext.Log log) {
        return (function, sandbox, settings) -> HandlerFunction.of(LocalExecutor.handler(function, settings), log);
    }
}

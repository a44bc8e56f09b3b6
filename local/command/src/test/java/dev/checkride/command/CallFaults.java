package dev.checkride.command;

import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.LambdaFunction;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.CallListener;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stands between the functions of a run and the services, and lets a chosen call go wrong. */
final class CallFaults implements CallListener {
    /** All others are calls of whoever starts and watches the run. */
    private static final Set<String> FUNCTIONS =
            Stream.of(ExecutorFunction.values()).map(CallRecording::caller).collect(Collectors.toUnmodifiableSet());

    private final AtomicInteger calls = new AtomicInteger();
    private volatile int killedAt = Integer.MAX_VALUE;
    private volatile int lostAt = Integer.MAX_VALUE;
    private volatile int invocationKilledAt = Integer.MAX_VALUE;
    private volatile String killed = "";
    private volatile String hit = "";
    private volatile String victim = "";

    /** From the call of this number on, counted from now and from 1, no call arrives any more: its function was killed. */
    void killAt(int number) {
        reset();
        killedAt = number;
    }

    /**
     * From the call of this number on, counted from now and from 1, no call of the same invocation arrives any more: it was
     * killed, and the state machine goes on. Only where functions are {@linkplain #over watched}, one at a time of each.
     */
    void killInvocationAt(int number) {
        reset();
        invocationKilledAt = number;
    }

    /** The call of this number, counted from now and from 1, is answered as if the service had failed, after it was done. */
    void loseAnswer(int number) {
        reset();
        lostAt = number;
    }

    /** All calls go right again, and are counted anew. */
    void reset() {
        killedAt = Integer.MAX_VALUE;
        lostAt = Integer.MAX_VALUE;
        invocationKilledAt = Integer.MAX_VALUE;
        calls.set(0);
        killed = "";
        hit = "";
        victim = "";
    }

    /** How many calls there were since the last reset. */
    int count() {
        return calls.get();
    }

    /** The call that went wrong first, or nothing. */
    String hit() {
        return hit;
    }

    /** Functions whose invocations end as Lambda has them end when they are killed. */
    FunctionHost over(FunctionHost functions) {
        return (function, sandbox, settings) -> {
            LambdaFunction code = functions.host(function, sandbox, settings);
            String caller = CallRecording.caller(function);
            return (event, context) -> {
                try {
                    byte[] answer = code.invoke(event, context);
                    endIfKilled(caller);
                    return answer;
                } catch (FunctionFailure failure) {
                    endIfKilled(caller);
                    throw failure;
                }
            };
        };
    }

    private void endIfKilled(String caller) throws FunctionFailure {
        if (killed.equals(caller)) {
            killed = "";
            throw new FunctionFailure(FunctionFailure.EXIT, "exit status 137", List.of());
        }
    }

    /** Who made the call that went wrong first, or nothing. */
    String victim() {
        return victim;
    }

    @Override
    public void arriving(Call call) {
        if (!FUNCTIONS.contains(call.caller())) {
            return;
        }
        int number = calls.incrementAndGet();
        if (number == invocationKilledAt) {
            killed = call.caller();
        }
        if (number >= killedAt || killed.equals(call.caller())) {
            strike(call, number);
            // The SDK does not repeat a call that was refused with a 400: nothing of a killed function arrives any
            // more.
            throw ServiceError.of("KilledException", "the function was killed");
        }
    }

    @Override
    public void done(Call call) {
        if (FUNCTIONS.contains(call.caller()) && calls.get() == lostAt) {
            strike(call, lostAt);
            lostAt = Integer.MAX_VALUE;
            throw new ServiceError("InternalFailure", 500, "the answer was lost");
        }
    }

    private void strike(Call call, int number) {
        if (hit.isEmpty()) {
            hit = number + " " + call.action();
            victim = call.caller();
        }
    }
}

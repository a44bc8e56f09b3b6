package dev.checkride.command;

import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.CallListener;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the functions of a run and the services, and lets a chosen call go wrong. */
final class CallFaults implements CallListener {
    /** The calls of whoever starts and watches the run. */
    private static final Set<String> NOT_THE_FUNCTIONS = Set.of("StartExecution", "StopExecution", "ListUserPools");

    private final AtomicInteger calls = new AtomicInteger();
    private volatile int killedAt = Integer.MAX_VALUE;
    private volatile int lostAt = Integer.MAX_VALUE;
    private volatile String hit = "";

    /** From the call of this number on, counted from now and from 1, no call arrives any more: its function was killed. */
    void killAt(int number) {
        reset();
        killedAt = number;
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
        calls.set(0);
        hit = "";
    }

    /** How many calls there were since the last reset. */
    int count() {
        return calls.get();
    }

    /** The call that went wrong first, or nothing. */
    String hit() {
        return hit;
    }

    @Override
    public void arriving(Call call) {
        if (NOT_THE_FUNCTIONS.contains(call.operation())) {
            return;
        }
        int number = calls.incrementAndGet();
        if (number >= killedAt) {
            strike(call, number);
            // The SDK does not repeat a call that was refused with a 400: nothing of a killed function arrives any
            // more.
            throw ServiceError.of("KilledException", "the function was killed");
        }
    }

    @Override
    public void done(Call call) {
        if (!NOT_THE_FUNCTIONS.contains(call.operation()) && calls.get() == lostAt) {
            strike(call, lostAt);
            lostAt = Integer.MAX_VALUE;
            throw new ServiceError("InternalFailure", 500, "the answer was lost");
        }
    }

    private void strike(Call call, int number) {
        if (hit.isEmpty()) {
            hit = number + " " + call.action();
        }
    }
}

package dev.checkride.executor.run;

/** Thrown when another run holds the stack. */
public final class StackBusyException extends CheckrideException {
    /** Names the stack, the holder and what to do. */
    StackBusyException(String stackName, Lease.Holder holder) {
        super("Stack " + stackName + " is held " + (holder.exclusive() ? "exclusively " : "") + "by the run "
                + holder.execution() + " until " + holder.expires() + " at the latest. Wait for it to end, or stop it");
    }
}

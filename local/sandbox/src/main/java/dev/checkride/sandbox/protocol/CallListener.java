package dev.checkride.sandbox.protocol;

/** Hears of every call, before the service does and before the caller does. */
@FunctionalInterface
public interface CallListener {
    /**
     * Called before the call is answered, on the thread that answers it.
     *
     * @throws ServiceError to have the call answered with that error, in the service's own protocol
     */
    void arriving(Call call);

    /**
     * Called when the service has done what was asked, before the caller hears of it.
     *
     * @throws ServiceError to have the caller get that error in place of the answer, as when a response is lost
     */
    default void done(Call call) {}
}

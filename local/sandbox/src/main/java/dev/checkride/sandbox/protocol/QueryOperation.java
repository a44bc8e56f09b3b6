package dev.checkride.sandbox.protocol;

/** One operation of a service that speaks the query protocol. */
@FunctionalInterface
public interface QueryOperation {
    /**
     * Does it, and writes the elements of its result.
     *
     * @throws ServiceError when the service refuses
     */
    void run(QueryInput input, Xml result);
}

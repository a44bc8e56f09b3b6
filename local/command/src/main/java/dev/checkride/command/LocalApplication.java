package dev.checkride.command;

import java.io.IOException;
import java.util.Map;

/**
 * Puts an application under test into the sandbox, as its template deploys it to AWS.
 *
 * <p>Found on the class path by {@link java.util.ServiceLoader}: a file {@code
 * META-INF/services/dev.checkride.command.LocalApplication} names the class, which needs a public constructor without
 * parameters.
 *
 * <pre>{@code
 * public final class StockApplication implements LocalApplication {
 *     public boolean serves(String stackName) {
 *         return stackName.equals("stock");
 *     }
 *
 *     public void deploy(LocalDeployment deployment) throws IOException {
 *         String table = deployment.clearableTable("stock", "item");
 *         …
 *         deployment.put(StackSpec.named("stock").output("StockTable", table));
 *     }
 * }
 * }</pre>
 */
public interface LocalApplication {
    /** Whether this is the application of a stack in {@code checkride.json}. */
    boolean serves(String stackName);

    /**
     * Creates what the stack holds, and last the stack itself with the outputs that {@code checkride.json} refers to.
     *
     * @throws IOException if something cannot listen on loopback
     */
    void deploy(LocalDeployment deployment) throws IOException;

    /**
     * The same application with a fault in it, by the fault's name: what the scenarios must notice. {@code ./checkride run
     * --fault NAME} runs them against one, {@code ./checkride prove} against each.
     */
    default Map<String, LocalApplication> faults() {
        return Map.of();
    }
}

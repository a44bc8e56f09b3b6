package dev.checkride.executor.handler;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.Hash;
import dev.checkride.executor.scenario.ScenarioCatalog;
import dev.checkride.executor.scenario.ScenarioRehearsal;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The scenarios that were deployed with this function; they are looked through once in its life. */
final class ScenarioPackage {
    private final Services services;
    private @Nullable ScenarioCatalog catalog;

    ScenarioPackage(Services services) {
        this.services = services;
    }

    synchronized ScenarioCatalog catalog() {
        if (catalog == null) {
            catalog = ScenarioCatalog.scan(
                    services.scenarios(), services.configuration().aliases());
        }
        return catalog;
    }

    /**
     * Loads what planning and running need; what is wrong with the scenarios is for the steps to say.
     *
     * @param application an address that answers
     */
    void prime(URI application) {
        ScenarioRehearsal.against(application, services.scenarios(), services.clock());
        try {
            fingerprint();
        } catch (CheckrideException invalid) {
            catalog = null;
        }
    }

    /** A hash of the scenarios and of {@code checkride.json}: a worker must run what was planned. */
    String fingerprint() {
        return Hash.of(catalog().packageHash() + services.configuration().hash());
    }
}

package dev.checkride.infra.app;

import dev.checkride.infra.InvalidInputException;
import java.nio.file.Path;
import software.amazon.awscdk.App;

/** The CDK app behind {@code cdk.json}. */
public final class CheckrideApp {
    private CheckrideApp() {}

    /**
     * Synthesises all stacks.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try {
            App app = new App();
            new Stacks(app, Path.of(System.getProperty("checkride.home", "."))).create();
            app.synth();
        } catch (InvalidInputException invalid) {
            System.err.println("checkride: " + invalid.getMessage());
            System.exit(1);
        }
    }
}

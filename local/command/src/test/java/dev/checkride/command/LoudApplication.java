package dev.checkride.command;

import dev.checkride.sandbox.function.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The sample under another name, with a function that logs. */
public final class LoudApplication implements LocalApplication {
    static final String STACK = "loud";
    static final String LINE = "the users' function has an event";

    /** For the service loader. */
    public LoudApplication() {}

    /** A folder by which it is found on a class path. */
    static Path service(Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(LocalApplication.class.getName()), LoudApplication.class.getName());
        return folder;
    }

    @Override
    public boolean serves(String stackName) {
        return stackName.equals(STACK);
    }

    @Override
    public void deploy(LocalDeployment deployment) throws IOException {
        new SampleApplication(users -> loud(users, deployment.log()), UnaryOperator.identity()).deploy(deployment);
    }

    private static LambdaFunction loud(LambdaFunction function, LocalContext.Log log) {
        return (event, context) -> {
            log.line(context.functionArn(), LINE + "\n");
            return function.invoke(event, context);
        };
    }
}

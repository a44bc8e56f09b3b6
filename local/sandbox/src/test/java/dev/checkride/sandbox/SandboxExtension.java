package dev.checkride.sandbox;

import dev.checkride.sandbox.dynamodb.DynamoDbSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One sandbox for all test classes that ask for it: they share nothing in it but its address. */
final class SandboxExtension implements ParameterResolver {
    /** The sandbox with what a test needs beside it. */
    record Running(Sandbox sandbox, TestClock clock, List<String> canaries, Path data) implements AutoCloseable {
        @Override
        public void close() {
            sandbox.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Running.class || type == Sandbox.class || type == Clients.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SandboxExtension.class))
                .computeIfAbsent(Running.class, key -> start(), Running.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Sandbox.class) {
            return running.sandbox();
        }
        return type == Clients.class ? new Clients(running.sandbox()) : running;
    }

    private static Running start() {
        try {
            Path data = Path.of("target", "sandbox-" + ProcessHandle.current().pid());
            TestClock clock = new TestClock();
            List<String> canaries = new CopyOnWriteArrayList<>();
            Sandbox sandbox = Sandbox.start(SandboxSettings.in(data)
                    .dynamoDb(new DynamoDbSource.Launcher(Path.of("..", "dynamodb")))
                    .clock(clock)
                    .canaries(canaries::add));
            return new Running(sandbox, clock, canaries, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

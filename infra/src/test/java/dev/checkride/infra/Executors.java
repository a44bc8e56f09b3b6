package dev.checkride.infra;

import dev.checkride.infra.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Executors in stacks of tests, with a zip that is none, which nobody looks into. */
final class Executors {
    private final Path folder;
    private final Path zip;
    private final App app;

    Executors(Path folder) {
        this.folder = folder;
        this.zip = folder.resolve("functions.zip");
        this.app = new App(AppProps.builder()
                .outdir(folder.resolve("out").toString())
                .analyticsReporting(false)
                .build());
        try {
            Files.write(zip, new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stack stack(String name) {
        return new Stack(app, name);
    }

    Stack stack(String name, String account) {
        return new Stack(
                app,
                name,
                StackProps.builder()
                        .env(Environment.builder()
                                .account(account)
                                .region("eu-central-1")
                                .build())
                        .build());
    }

    TestExecutor in(Stack stack, String id, UnaryOperator<TestExecutor.Builder> options) {
        return options.apply(TestExecutor.Builder.create(stack, id)
                        .configuration(file("{\"stacks\": {\"shop\": {\"tables\": [\"${Orders}\", \"carts\"]}}}"))
                        .functions(zip))
                .build();
    }

    Path file(String content) {
        try {
            return Files.writeString(folder.resolve("checkride.json"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void synthesise() {
        app.synth();
    }

    Template template(String stack) {
        return Template.read(folder.resolve("out").resolve(stack + ".template.json"));
    }
}

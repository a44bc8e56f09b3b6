package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Scenarios that a test brings along, compiled into a folder of their own beside the reference scenarios. */
final class CompiledScenarios {
    private CompiledScenarios() {}

    static ClassLoader in(Path folder, String className, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(className + ".java"), source);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.createDirectories(classes.resolve("META-INF"));
        Files.createFile(classes.resolve("META-INF/checkride"));
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "the tests run on a JDK");
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-parameters",
                    "-proc:none");
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, CompiledScenarios.class.getClassLoader());
    }
}

package dev.checkride.executor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles scenarios into folders and jars, as a team's build does. */
final class Compiled {
    private static final String IMPORTS = """
            package shop;
            import dev.checkride.api.*;
            import org.junit.jupiter.api.*;
            """;
    private static final Pattern NAME = Pattern.compile("(?:class|interface|record) (\\w+)");

    private Compiled() {}

    /** A folder with the classes of these sources and, if it is to hold scenarios, the marker. */
    static Path folder(Path folder, boolean marked, String... sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Matcher name = NAME.matcher(source);
            assertThat(name.find()).isTrue();
            Path file = Files.createDirectories(folder.resolve("sources")).resolve(name.group(1) + ".java");
            files.add(Files.writeString(file, IMPORTS + source));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(files, classes);
        if (marked) {
            Files.createFile(
                    Files.createDirectories(classes.resolve("META-INF")).resolve("checkride"));
        }
        return classes;
    }

    static Path jar(Path folder, String... sources) throws IOException {
        Path classes = folder(folder, true, sources);
        Path file = folder.resolve("scenarios.jar");
        try (FileSystem jar = FileSystems.newFileSystem(file, Map.of("create", "true"));
                Stream<Path> content = Files.walk(classes)) {
            for (Path path : content.filter(Files::isRegularFile).toList()) {
                Path target = jar.getPath("/", classes.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
        return file;
    }

    static URLClassLoader loader(Path... roots) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path root : roots) {
            urls.add(root.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), Compiled.class.getClassLoader());
    }

    private static void compile(List<Path> files, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            complaints,
                            manager,
                            null,
                            List.of("-d", classes.toString(), "-proc:none", "-parameters"),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }
}

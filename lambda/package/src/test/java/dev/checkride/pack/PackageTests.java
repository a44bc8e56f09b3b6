package dev.checkride.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the deployed zip must hold, seen through a class loader laid out as Lambda's: the root and each jar in lib. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageTests {
    private static final long LARGEST = 25_000_000;
    private static final String HANDLERS = "dev.checkride.executor.handler.";

    private final Path task;

    PackageTests(@TempDir Path task) throws IOException {
        this.task = task;
        unpack();
    }

    private void unpack() throws IOException {
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(file -> !file.isDirectory()).toList()) {
                Path file = task.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
    }

    @Test
    void itStaysBelowTwentyFiveMegabytes() throws IOException {
        assertThat(Files.size(zip())).isLessThan(LARGEST);
    }

    @Test
    void checkrideJsonLiesAtTheRootAndEverythingElseIsAJarInLib() throws IOException {
        try (Stream<Path> files = Files.walk(task)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> task.relativize(file).toString().replace('\\', '/')))
                    .contains("checkride.json")
                    .allMatch(name -> name.equals("checkride.json") || name.matches("lib/[^/]+\\.jar"));
        }
    }

    @Test
    void everyLibraryIsThereOnce() throws IOException {
        List<String> names = jars().stream()
                .map(jar -> jar.getFileName().toString().replaceFirst("-[0-9][^-]*(-[A-Za-z0-9]+)*\\.jar$", ""))
                .toList();

        assertThat(names).doesNotHaveDuplicates().contains("checkride-executor", "checkride-api", "junit-jupiter");
    }

    @Test
    void byteBuddyIsLeftOut() throws IOException {
        assertThat(jars()).noneMatch(jar -> jar.getFileName().toString().startsWith("byte-buddy"));
    }

    @Test
    void lambdaCanMakeEachHandlerFromIt() throws Exception {
        for (String handler : List.of("SetUpHandler", "ScenarioHandler", "TearDownHandler")) {
            Object made = inTask(loader ->
                    loader.loadClass(HANDLERS + handler).getConstructor().newInstance());

            assertThat(made.getClass().getName()).isEqualTo(HANDLERS + handler);
        }
    }

    @Test
    void itsScenariosAreFoundInIt() throws Exception {
        List<?> found = inTask(this::scenarios);

        assertThat(found).hasSize(annotatedClasses());
    }

    private List<?> scenarios(ClassLoader loader) throws Exception {
        Class<?> reader = loader.loadClass("dev.checkride.executor.run.ConfigurationReader");
        byte[] file = Files.readAllBytes(task.resolve("checkride.json"));
        Object configuration = reader.getMethod("read", byte[].class).invoke(null, (Object) file);
        Object aliases = configuration.getClass().getMethod("aliases").invoke(configuration);
        Class<?> type = loader.loadClass("dev.checkride.executor.scenario.ScenarioCatalog");
        Object catalog = type.getMethod("scan", ClassLoader.class, Set.class).invoke(null, loader, aliases);
        return (List<?>) type.getMethod("scenarios").invoke(catalog);
    }

    /** Counted without any of the code that looks for them: how many classes of a jar with the marker name the annotation. */
    private int annotatedClasses() throws IOException {
        int count = 0;
        for (Path jar : jars()) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                if (zip.getEntry("META-INF/checkride") == null) {
                    continue;
                }
                for (ZipEntry entry : zip.stream().toList()) {
                    String content = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    count += content.contains("Ldev/checkride/api/Scenario;") ? 1 : 0;
                }
            }
        }
        assertThat(count).as("scenarios in the package").isPositive();
        return count;
    }

    private static Path zip() {
        return Path.of(
                Objects.requireNonNull(System.getProperty("checkride.package"), "the build says where the package is"));
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> jars = Files.list(task.resolve("lib"))) {
            return jars.collect(Collectors.toList());
        }
    }

    /** Does something with the package's own classes alone, as in a function. */
    private <T> T inTask(Use<T> use) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            return use.with(loader);
        } catch (InvocationTargetException thrown) {
            throw new AssertionError(thrown.getCause());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private URL[] urls() throws IOException {
        return Stream.concat(Stream.of(task), jars().stream())
                .map(PackageTests::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not the address of a file: " + path, e);
        }
    }

    private interface Use<T> {
        T with(ClassLoader loader) throws Exception;
    }
}

package dev.checkride.bench.runs;

import dev.checkride.bench.measure.CannotMeasureException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Scenarios that wait and do nothing else, in a jar as {@code lambda/package} takes it.
 *
 * <p>One is compiled; the others are its class file with another name and another number in it, both of the same length, so
 * that ten thousand of them are there at once.
 */
final class ScenarioJar {
    private static final String NAME = "Scenario00000";
    private static final String MILLIS = "0000000000";
    private static final int MOST = 100_000;

    private ScenarioJar() {}

    /** The name of the class of a scenario; alphabetical order is that of their numbers. */
    static String className(int number) {
        return "generated." + simpleName(number);
    }

    private static String simpleName(int number) {
        return String.format(Locale.ROOT, "Scenario%05d", number);
    }

    /**
     * Writes a jar with one scenario for each duration.
     *
     * @param millis how long each waits, in milliseconds
     * @throws CannotMeasureException if this is a JRE without a compiler
     */
    static Path write(Path folder, List<Long> millis) throws IOException {
        if (millis.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " scenarios have names of the same length");
        }
        byte[] template = compile(Files.createDirectory(folder.resolve("classes")));
        Path jar = folder.resolve("scenarios.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            put(out, "META-INF/checkride", new byte[0]);
            for (int number = 0; number < millis.size(); number++) {
                put(out, "generated/" + simpleName(number) + ".class", classFile(template, number, millis.get(number)));
            }
        }
        return jar;
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    private static byte[] classFile(byte[] template, int number, long millis) {
        // A class file read as Latin-1 and written as such is the same: each byte is one character.
        String text = new String(template, StandardCharsets.ISO_8859_1);
        return text.replace(NAME, simpleName(number))
                .replace(MILLIS, String.format(Locale.ROOT, "%010d", millis))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new CannotMeasureException("There is no Java compiler: run it with a JDK, not with a JRE");
        }
        Path source = classes.resolve(NAME + ".java");
        try (InputStream in = ScenarioJar.class.getResourceAsStream(NAME + ".java.txt");
                OutputStream out = Files.newOutputStream(source)) {
            if (in == null) {
                throw new IllegalStateException("The scenario's source is not in the jar of the benchmarks");
            }
            in.transferTo(out);
        }
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-classpath", System.getProperty("java.class.path"), "-proc:none", "-d", classes.toString());
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("The scenario cannot be compiled: " + said);
            }
        }
        return Files.readAllBytes(classes.resolve("generated").resolve(NAME + ".class"));
    }
}

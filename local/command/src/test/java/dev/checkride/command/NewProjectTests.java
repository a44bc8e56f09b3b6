package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.run.ConfigurationReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class NewProjectTests {
    private static final Path CHECKOUT = LocalRunFixture.PROJECT.home();
    private static final Path TEMPLATE = CHECKOUT.resolve("local/command/src/main/resources" + ProjectTemplate.FOLDER);

    @TempDir
    private Path parent;

    private final AtomicInteger installations = new AtomicInteger();
    private final StringWriter printed = new StringWriter();

    @Test
    void theProjectIsWrittenUnderItsNameAndPackage() throws Exception {
        Path folder = parent.resolve("my-stock");

        assertThat(create(folder.toString(), "--package", "com.example.stock")).isZero();

        assertThat(folder.resolve("scenarios/src/main/java/com/example/stock/scenarios/ClerkCountsStock.java"))
                .content()
                .startsWith("package com.example.stock.scenarios;");
        assertThat(folder.resolve("pom.xml")).content().contains("<artifactId>my-stock</artifactId>");
        assertThat(folder.resolve("checkride")).isExecutable();
        assertThat(folder.resolve(".gitignore")).content().contains(".checkride/");
        assertThat(ConfigurationReader.read(Files.readAllBytes(folder.resolve("checkride.json")))
                        .stackNames())
                .containsExactly("my-stock");
    }

    @Test
    void itsScriptWatchesOverARunAsThatOfTheCheckoutDoes() throws IOException {
        String own = Files.readString(TEMPLATE.resolve("checkride"));
        String ofCheckout = Files.readString(CHECKOUT.resolve("checkride"));

        assertThat(watch(own)).isEqualTo(watch(ofCheckout)).contains("aftermath", "kill -TERM");
    }

    @Test
    void itsScenariosRunAloneAsThoseOfTheCheckoutDo() throws IOException {
        for (String pom : List.of("pom.xml", "scenarios/pom.xml")) {
            assertThat(profiles(TEMPLATE.resolve(pom)))
                    .isEqualTo(profiles(CHECKOUT.resolve(pom)))
                    .contains("<name>scenario</name>");
        }
        assertThat(TEMPLATE.resolve("scenarios/pom.xml"))
                .content()
                .contains("<artifactId>checkride-executor</artifactId><scope>runtime</scope>");
    }

    private static String profiles(Path pom) throws IOException {
        return Files.readString(pom)
                .replaceFirst("(?s).*(?=<profiles>)", "")
                .replaceFirst("(?s)(?<=</profiles>).*", "")
                .replaceAll("(?s)<!--.*?-->|<groupId>org.apache.maven.plugins</groupId>|\\s+", "");
    }

    private static String watch(String script) {
        return script.replaceFirst("(?s).*(?=# A run whose process is killed)", "")
                .replaceFirst("(?s)(?<=exit 2\n  fi\ndone\n).*", "");
    }

    @Test
    void thePackageFollowsFromTheFoldersName() {
        assertThat(create(parent.resolve("my-stock").toString())).isZero();

        assertThat(parent.resolve("my-stock/app/src/main/java/mystock/app/StockHandler.java"))
                .content()
                .startsWith("package mystock.app;");
    }

    @Test
    void noPlaceholderIsLeft() throws Exception {
        create(parent.resolve("stock").toString());

        for (Path file : filesIn(parent.resolve("stock"))) {
            assertThat(file).content().doesNotContainPattern("@[a-z]+@");
            assertThat(file.toString()).doesNotContain("__");
        }
    }

    @Test
    void everyFileOfTheTemplateIsWritten() throws Exception {
        Set<String> files = filesIn(TEMPLATE).stream()
                .map(file -> TEMPLATE.relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(files).containsExactlyInAnyOrderElementsOf(ProjectTemplate.FILES);
    }

    @Test
    void theProjectUsesThisCheckrideAndIsToldWhatToTypeNext() throws Exception {
        create(parent.resolve("stock").toString());

        String own =
                Files.readString(CHECKOUT.resolve("pom.xml")).replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");
        assertThat(parent.resolve("stock/pom.xml"))
                .content()
                .contains("<checkride.version>" + own + "</checkride.version>");
        assertThat(printed.toString())
                .contains("Installing Checkride " + own)
                .contains("cd " + parent.resolve("stock"), "./checkride run", "mvn -B verify");
        assertThat(installations).hasValue(1);
    }

    @Test
    void thePluginsAreThoseOfTheParent() throws Exception {
        String parentPom = Files.readString(CHECKOUT.resolve("pom.xml")).replaceAll("\\s+", "");
        List<String> plugins = Pattern.compile("<artifactId>maven-.*?</version>")
                .matcher(Files.readString(TEMPLATE.resolve("pom.xml")))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(plugins)
                .hasSizeGreaterThan(5)
                .allSatisfy(plugin -> assertThat(parentPom).contains(plugin));
    }

    @Test
    void aFolderThatIsNotEmptyIsRefusedAndStaysAsItIs() throws Exception {
        Path file = Files.writeString(parent.resolve("precious.txt"), "mine");

        assertThat(create(parent.toString(), "--name", "stock")).isEqualTo(2);

        assertThat(printed.toString()).contains("checkride: " + parent + " is not empty");
        assertThat(filesIn(parent)).containsExactly(file);
        assertThat(installations).hasValue(0);
    }

    @Test
    void anEmptyFolderIsTaken() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("stock"));

        assertThat(create(folder.toString())).isZero();

        assertThat(folder.resolve("pom.xml")).exists();
    }

    @Test
    void aFileIsRefused() throws Exception {
        Path file = Files.createFile(parent.resolve("stock"));

        assertThat(create(file.toString())).isEqualTo(2);

        assertThat(printed.toString()).contains(file + " is a file");
    }

    @ParameterizedTest
    @CsvSource({
        "stock, com.example.new, 'checkride: \"new\" cannot be part of the Java package \"com.example.new\": it is a word of"
                + " Java. Choose a package with --package'",
        "stock, com..stock, 'checkride: \"\" cannot be part of the Java package \"com..stock\": it is no identifier'",
        "stock, com.1st, '\"1st\" cannot be part'",
        "stock, java.stock, 'is Java''s own'",
        "class, , '\"class\" cannot be part of the Java package \"class\"'",
        "My Stock, stock, '\"My Stock\" cannot name the project and its stack'",
        "stock-, stock, '\"stock-\" cannot name'",
    })
    void namesThatWouldNotCompileAreRefused(String name, @Nullable String packageName, String message) {
        Path folder = parent.resolve("folder");
        String[] arguments = packageName == null
                ? new String[] {folder.toString(), "--name", name}
                : new String[] {folder.toString(), "--name", name, "--package", packageName};

        assertThat(create(arguments)).isEqualTo(2);

        assertThat(printed.toString()).contains(message);
        assertThat(folder).doesNotExist();
    }

    private int create(String... arguments) {
        CommandLine line = Main.explaining(new CommandLine(new NewCommand(installations::incrementAndGet)));
        PrintWriter out = new PrintWriter(printed);
        return line.setOut(out).setErr(out).execute(arguments);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

package dev.checkride.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes a team's project: the files of the template, with the project's names in their places. */
final class ProjectTemplate {
    static final String FOLDER = "/dev/checkride/command/template/";

    /** {@code __package__} in a path stands for the package's folders, a {@code dot-} in front for a dot. */
    static final List<String> FILES = List.of(
            "dot-gitignore",
            "README.md",
            "checkride",
            "checkride.json",
            "pom.xml",
            "app/pom.xml",
            "app/src/main/java/__package__/app/StockAuthorizer.java",
            "app/src/main/java/__package__/app/StockHandler.java",
            "scenarios/pom.xml",
            "scenarios/src/main/java/__package__/scenarios/ClerkCountsStock.java",
            "scenarios/src/main/resources/META-INF/checkride",
            "local/pom.xml",
            "local/src/main/java/__package__/local/StockApplication.java",
            "local/src/main/resources/META-INF/services/dev.checkride.command.LocalApplication",
            "local/src/test/java/__package__/local/RunTests.java");

    private final String version;

    /**
     * A template for projects that use the given version of Checkride.
     *
     * @param version as in a pom
     */
    ProjectTemplate(String version) {
        this.version = version;
    }

    /**
     * Refuses a folder with something in it.
     *
     * @throws CannotRunException if the folder is taken, or is no folder
     */
    static void requireFree(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CannotRunException(folder + " is a file: name a folder that does not exist yet", null);
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new CannotRunException(
                            folder
                                    + " is not empty, and nothing in it is overwritten: name a folder that does not exist yet",
                            null);
                }
            } catch (IOException e) {
                throw new CannotRunException(folder + " cannot be read: " + e, e);
            }
        }
    }

    /**
     * Writes the project.
     *
     * @throws CannotRunException if the folder is taken or a file cannot be written
     */
    void write(NewProject project) {
        requireFree(project.folder());
        for (String file : FILES) {
            String content = new String(Resource.bytes(FOLDER + file), StandardCharsets.UTF_8);
            Path target = project.folder().resolve(path(file, project));
            try {
                Files.createDirectories(target.resolveSibling("."));
                Files.writeString(target, fill(content, project));
                if (content.startsWith("#!") && !target.toFile().setExecutable(true, false)) {
                    throw new CannotRunException(target + " cannot be made executable", null);
                }
            } catch (IOException e) {
                throw new CannotRunException(target + " cannot be written: " + e, e);
            }
        }
    }

    private static String path(String file, NewProject project) {
        return file.replace("__package__", project.packageName().replace('.', '/'))
                .replaceFirst("^dot-", ".");
    }

    private String fill(String content, NewProject project) {
        return content.replace("@name@", project.name())
                .replace("@package@", project.packageName())
                .replace("@version@", version);
    }
}

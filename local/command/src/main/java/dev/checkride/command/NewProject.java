package dev.checkride.command;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * A team's project that is to be written.
 *
 * @param folder where
 * @param name its artifact's and its stack's name
 * @param packageName the Java package above its modules'
 */
record NewProject(Path folder, String name, String packageName) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 40;

    /**
     * Checks the names.
     *
     * @throws CannotRunException if one of them would not compile or is no name of a stack
     */
    NewProject {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw new CannotRunException(
                    "\"" + name + "\" cannot name the project and its stack: use lower-case letters, digits and single"
                            + " hyphens, a letter first, " + LONGEST_NAME + " at most. Choose one with --name",
                    null);
        }
        for (String part : List.of(packageName.split("\\.", -1))) {
            if (!SourceVersion.isIdentifier(part) || SourceVersion.isKeyword(part)) {
                throw new CannotRunException(
                        "\"" + part + "\" cannot be part of the Java package \"" + packageName
                                + "\": it is " + (SourceVersion.isKeyword(part) ? "a word of Java" : "no identifier")
                                + ". Choose a package with --package",
                        null);
            }
        }
        if (packageName.equals("java") || packageName.startsWith("java.")) {
            throw new CannotRunException(
                    "The Java package \"" + packageName + "\" is Java's own. Choose a package with --package", null);
        }
    }

    /** A project whose name and package follow from the folder's name unless they are given. */
    static NewProject of(Path folder, @Nullable String name, @Nullable String packageName) {
        Path place = folder.toAbsolutePath().normalize();
        Path last = place.getFileName();
        String named = name != null ? name : last == null ? "" : last.toString();
        return new NewProject(place, named, packageName != null ? packageName : named.replace("-", ""));
    }
}

package dev.checkride.bench.cold;

import dev.checkride.bench.measure.Workbench;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java that functions are started on.
 *
 * @param version its feature release
 * @param home its folder
 */
record Jdk(int version, Path home) {
    private static final int DEPLOYED = 25;
    private static final String VARIABLE = "CHECKRIDE_JDK25";
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The one of this process and, where it is another, the one that is deployed; its absence is told. */
    static List<Jdk> found(Workbench workbench) throws IOException {
        List<Jdk> found = new ArrayList<>();
        found.add(new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home"))));
        if (found.get(0).version() == DEPLOYED) {
            return found;
        }
        for (Path home : candidates(workbench)) {
            if (Files.isExecutable(home.resolve("bin").resolve("java"))) {
                found.add(new Jdk(DEPLOYED, home));
                return found;
            }
        }
        workbench.say("SKIPPED Java " + DEPLOYED + ": there is none; name its folder in " + VARIABLE);
        return found;
    }

    private static List<Path> candidates(Workbench workbench) throws IOException {
        String named = workbench.environment().get(VARIABLE);
        if (named != null && !named.isBlank()) {
            return List.of(Path.of(named));
        }
        List<Path> candidates = new ArrayList<>();
        if (Files.isDirectory(INSTALLED)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(INSTALLED, "*" + DEPLOYED + "*")) {
                homes.forEach(candidates::add);
            }
        }
        return candidates;
    }
}

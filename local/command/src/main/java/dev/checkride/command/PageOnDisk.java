package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.page.ReportPage;
import dev.checkride.executor.result.EarlierRun;
import dev.checkride.executor.run.RunKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of a run where a browser of this machine finds it, beside the other files of the result. */
final class PageOnDisk {
    private final RunResults results;
    private final EarlierRun run;
    private final RunKeys keys;
    private final Path folder;

    PageOnDisk(RunResults results, EarlierRun run) {
        this.results = results;
        this.run = run;
        this.keys = new RunKeys(run.id());
        this.folder = results.folder(run.id());
    }

    /** The page that the run has written; once there are reruns, another one beside it that knows of them. */
    Path withReruns(List<JsonNode> reruns) {
        Optional<Path> own = file(keys.page());
        file(keys.result());
        file(keys.junit());
        if (own.isPresent() && reruns.isEmpty()) {
            return own.get();
        }
        Path page = folder.resolve("report-now.html");
        write(page, new ReportPage(run.id().value(), run.results(), Map.of(), reruns).write());
        return page;
    }

    /** The file of a key, fetched if it is not there: what is stored never changes. */
    private Optional<Path> file(String key) {
        Path file = folder.resolve(key.substring(keys.folder().length()));
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        return results.read(key).map(content -> write(file, content));
    }

    private static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            return Files.write(file, content);
        } catch (IOException e) {
            throw new CannotRunException("The result cannot be written to " + file + ": " + e, e);
        }
    }
}

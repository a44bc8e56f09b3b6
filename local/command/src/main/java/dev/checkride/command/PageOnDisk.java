package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.page.ReportPage;
import dev.checkride.executor.result.EarlierRun;
import dev.checkride.executor.run.RunKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of a run where a browser of this machine finds it, beside the other files of the result. */
final class PageOnDisk {
    /** The part of a page that names the reruns; what comes from outside cannot end it, since it is escaped. */
    private static final Pattern HEADER = Pattern.compile("<header\\b.*?</header>", Pattern.DOTALL);

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
        byte[] now = new ReportPage(run.id().value(), run.results(), Map.of(), reruns).write();
        return write(
                folder.resolve("report-now.html"),
                own.map(page -> withHeader(page, now)).orElse(now));
    }

    /** Only the run's own page knows how the tests had fared until then: it stays, under the header that is new. */
    private static byte[] withHeader(Path own, byte[] now) {
        Matcher header = HEADER.matcher(new String(now, StandardCharsets.UTF_8));
        Matcher page = HEADER.matcher(read(own));
        return header.find() && page.find()
                ? page.replaceFirst(Matcher.quoteReplacement(header.group())).getBytes(StandardCharsets.UTF_8)
                : now;
    }

    /** The file of a key, fetched if it is not there: what is stored never changes. */
    private Optional<Path> file(String key) {
        Path file = folder.resolve(key.substring(keys.folder().length()));
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        return results.read(key).map(content -> write(file, content));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CannotRunException("The page cannot be read from " + file + ": " + e, e);
        }
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

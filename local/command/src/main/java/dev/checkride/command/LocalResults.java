package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.command.terminal.ResultPlace;
import dev.checkride.executor.run.InvalidRequestException;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of local runs, which are files that outlive their sandbox. */
final class LocalResults implements RunResults {
    private final Path bucket;

    LocalResults(Project project) {
        this.bucket = project.buckets().resolve(LocalExecutor.BUCKET);
    }

    @Override
    public Optional<byte[]> read(String key) {
        try {
            return Optional.of(Files.readAllBytes(bucket.resolve(key)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> keysUnder(String prefix) {
        Path under = bucket.resolve(prefix);
        if (!Files.isDirectory(under)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(under)) {
            return files.map(file -> prefix + file.getFileName()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RunList list(int limit) {
        List<RunId> runs = runs();
        return new RunList(
                runs.stream().limit(limit).map(this::line).toList(),
                runs.size() > limit ? "and " + (runs.size() - limit) + " more" : "");
    }

    private RunList.Line line(RunId run) {
        try {
            JsonNode result = of(run).results();
            return RunList.Line.of(
                    run.value(),
                    Instant.ofEpochMilli(result.at("/summary/start").asLong()),
                    result.at("/extra/verdict").asText(),
                    result.at("/extra/summary").asText());
        } catch (InvalidRequestException unreadable) {
            return new RunList.Line(run.value(), String.valueOf(unreadable.getMessage()));
        }
    }

    private List<RunId> runs() {
        Path runs = bucket.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            // Others leave files there too, such as .DS_Store.
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(RunId::isOne)
                    .map(RunId::new)
                    .filter(run -> Files.exists(result(run)))
                    .sorted(Comparator.comparing(this::written).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RunId latest() {
        return runs().stream()
                .findFirst()
                .orElseThrow(() -> new CannotRunException(
                        "No run has left a result in " + bucket + ": start one with ./checkride run", null));
    }

    @Override
    public ResultPlace place(RunId run) {
        RunKeys keys = new RunKeys(run);
        return ResultPlace.local(run, bucket.resolve(keys.folder()));
    }

    @Override
    public Path folder(RunId run) {
        return bucket.resolve(new RunKeys(run).folder());
    }

    @Override
    public void close() {
        // Files need no closing.
    }

    private Path result(RunId run) {
        return bucket.resolve(new RunKeys(run).result());
    }

    private FileTime written(RunId run) {
        try {
            return Files.getLastModifiedTime(result(run));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

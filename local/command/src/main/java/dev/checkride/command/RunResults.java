package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.command.terminal.ResultPlace;
import dev.checkride.executor.result.EarlierRun;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The results of earlier runs, wherever they are kept. */
interface RunResults extends AutoCloseable {
    /** What is stored under a key. */
    Optional<byte[]> read(String key);

    /** The keys that begin so. */
    Set<String> keysUnder(String prefix);

    /** The latest runs, so many at most. */
    RunList list(int limit);

    /**
     * The run that ended last.
     *
     * @throws CannotRunException if there is none
     */
    RunId latest();

    /** Where a run's result lies, and the commands that go on from there, in words for the terminal. */
    ResultPlace place(RunId run);

    /** A folder of this machine for the files of a run that a browser opens; it may not exist yet. */
    Path folder(RunId run);

    /**
     * The result of a run.
     *
     * @throws dev.checkride.executor.run.InvalidRequestException if there is none that can be read
     */
    default EarlierRun of(RunId run) {
        return EarlierRun.read(this::read, run);
    }

    /** What later runs have found out that repeated what was red in this one. */
    default List<JsonNode> reruns(RunId run) {
        return new TreeSet<>(keysUnder(new RunKeys(run).reruns()))
                .stream()
                        .flatMap(key -> read(key).stream())
                        .map(json -> Json.read(json, JsonNode.class))
                        .toList();
    }

    @Override
    void close();
}

package dev.checkride.command;

import dev.checkride.asl.Execution;
import dev.checkride.asl.MapRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** All that can be read of a sandbox's runs: histories, logs and output, stored objects, the runs table. */
final class WhatLeft {
    private final SandboxClients clients;
    private final LocalRun run;
    private final Path data;
    private final Collection<String> seen;
    private final Set<String> known = new HashSet<>();

    /**
     * Looks at a sandbox.
     *
     * @param seen what was printed and logged
     */
    WhatLeft(SandboxClients clients, LocalRun run, Path data, Collection<String> seen) {
        this.clients = clients;
        this.run = run;
        this.data = data;
        this.seen = seen;
    }

    /**
     * Something that can be read.
     *
     * @param place where
     * @param content what
     */
    record Text(String place, String content) {}

    /** All of it. */
    Stream<Text> all() {
        Stream<Text> printed = List.copyOf(seen).stream().map(text -> new Text("what was printed or logged", text));
        return Stream.of(printed, histories(), objects(), books()).flatMap(part -> part);
    }

    /** What was not there at the last look. */
    Stream<Text> since() {
        return all().filter(text -> known.add(text.place()
                + Integer.toHexString(text.content().hashCode())
                + text.content().length()));
    }

    private Stream<Text> histories() {
        return clients
                .stepFunctions()
                .listExecutionsPaginator(list -> list.stateMachineArn(run.machineArn()))
                .executions()
                .stream()
                .map(ExecutionListItem::executionArn)
                .flatMap(arn -> run.sandbox().stepFunctions().execution(arn).stream())
                .flatMap(WhatLeft::withChildren)
                .map(WhatLeft::history);
    }

    private static Stream<Execution> withChildren(Execution execution) {
        return Stream.concat(
                Stream.of(execution),
                execution.mapRuns().stream().map(MapRun::remembered).flatMap(List::stream));
    }

    private static Text history(Execution execution) {
        StringBuilder history = new StringBuilder(execution.input().toString());
        execution.history().forEach(event -> history.append('\n').append(event.details()));
        execution.output().ifPresent(history::append);
        execution.cause().ifPresent(history::append);
        return new Text("the history of " + execution.name(), history.toString());
    }

    private Stream<Text> objects() {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).map(this::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Text read(Path file) {
        try {
            return new Text(
                    data.relativize(file).toString(),
                    new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Text> books() {
        return clients.dynamoDb().scanPaginator(scan -> scan.tableName("checkride-runs")).items().stream()
                .map(item -> new Text("the runs table", item.toString()));
    }
}

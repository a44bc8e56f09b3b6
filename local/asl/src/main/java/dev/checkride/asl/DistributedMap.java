package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A Map that starts an execution of its own for each item or batch.
 *
 * @param express whether the children are EXPRESS, which shows in their ARNs only
 */
record DistributedMap(
        MapSettings settings,
        Optional<ItemReader> reader,
        Optional<ItemBatcher> batcher,
        Optional<String> label,
        boolean express)
        implements MapWork {

    @Override
    public JsonNode run(Visit visit) throws StateFailure, InterruptedException {
        Optional<DistributedRun> earlier = visit.takeEarlier(DistributedRun.class);
        return earlier.isPresent() ? redrive(visit, earlier.get()) : start(visit);
    }

    private JsonNode start(Visit visit) throws StateFailure, InterruptedException {
        Query query = visit.query();
        MapRunLimits limits = settings.limits(query);
        Optional<JsonNode> items = reader.isPresent() ? Optional.empty() : Optional.of(settings.items(visit, query));
        Lane lane = visit.lane();
        lane.record(
                "MapStateStarted",
                Details.mapStateStarted(items.map(JsonNode::size).orElse(0)));
        ChildNames names = ChildNames.of(visit, label, express);
        MapRun run = new MapRun(
                names.mapRunArn(),
                visit.engine().execution(),
                limits,
                visit.engine().surroundings().clock());
        visit.engine().execution().add(run);
        lane.record("MapRunStarted", Details.mapRunStarted(run.arn()));
        DistributedRun work = new DistributedRun(visit, run, names, this);
        return finish(visit, work, () -> work.run(items.isPresent() ? items.get() : read(visit, query), query));
    }

    /** Runs the same children again that did not succeed, and for the first time those that were never started. */
    private JsonNode redrive(Visit visit, DistributedRun work) throws StateFailure, InterruptedException {
        Query query = visit.query();
        MapRun run = work.mapRun();
        run.redrive();
        visit.lane().record("MapRunRedriven", Details.mapRunRedriven(run.arn(), run.redriveCount()));
        return finish(visit, work, () -> {
            if (work.hasItems()) {
                return work.runRest();
            }
            return work.run(reader.isPresent() ? read(visit, query) : settings.items(visit, query), query);
        });
    }

    /** The children of a run, to their outputs. */
    private interface Children {
        JsonNode run() throws StateFailure, InterruptedException;
    }

    private static JsonNode finish(Visit visit, DistributedRun work, Children children)
            throws StateFailure, InterruptedException {
        Lane lane = visit.lane();
        MapRun run = work.mapRun();
        visit.keep(work);
        try {
            JsonNode outputs = children.run();
            visit.complete();
            run.end(MapRunStatus.SUCCEEDED);
            lane.record("MapRunSucceeded", Details.none());
            return outputs;
        } catch (StateFailure failure) {
            run.end(MapRunStatus.FAILED);
            lane.note(failure, visit.name());
            lane.record("MapRunFailed", Details.of("MapRunFailed", failure.details()));
            throw failure;
        } catch (InterruptedException e) {
            run.end(MapRunStatus.ABORTED);
            lane.recordLast("MapRunAborted", Details.none());
            throw e;
        }
    }

    private JsonNode read(Visit visit, Query query) throws StateFailure, InterruptedException {
        return reader.orElseThrow().read(visit, query);
    }
}

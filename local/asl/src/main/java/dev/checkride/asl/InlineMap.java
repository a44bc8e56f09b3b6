package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A Map whose iterations belong to the execution itself. AWS accepts tolerated failures here and heeds them only in
 * distributed Maps: an iteration that fails, fails the Map.
 */
record InlineMap(MapSettings settings) implements MapWork {
    /** How many iterations AWS runs at a time whatever the definition says. */
    private static final int MOST_AT_A_TIME = 40;

    @Override
    public JsonNode run(Visit visit) throws StateFailure, InterruptedException {
        Query query = visit.query();
        JsonNode items = settings.items(visit, query);
        int concurrency = settings.limits(query).maxConcurrency();
        int width = concurrency == 0 ? MOST_AT_A_TIME : Math.min(concurrency, MOST_AT_A_TIME);
        Lane lane = visit.lane();
        Optional<Branches> earlier =
                visit.takeEarlier(Branches.class).filter(branches -> branches.count() == items.size());
        if (earlier.isEmpty()) {
            lane.record("MapStateStarted", Details.mapStateStarted(items.size()));
        }
        Branches work = earlier.orElseGet(() -> new Branches(items.size()));
        visit.keep(work);
        JsonNode outputs = run(visit, work, items, width);
        visit.complete();
        return outputs;
    }

    private JsonNode run(Visit visit, Branches work, JsonNode items, int width)
            throws StateFailure, InterruptedException {
        Lane lane = visit.lane();
        long start = lane.lastEvent();
        return work.run(
                visit.engine().crew(),
                width,
                index -> lane.iteration(new MapItem(index, items.get(index))),
                (index, iteration, resumed) ->
                        iterate(visit, iteration, resumed ? OptionalLong.of(start) : OptionalLong.empty()));
    }

    /** Runs one iteration; one that is resumed goes on after the event given. */
    private JsonNode iterate(Visit visit, Lane lane, OptionalLong resumedAfter)
            throws StateFailure, InterruptedException {
        MapItem item = lane.item().orElseThrow();
        try {
            JsonNode output;
            if (resumedAfter.isPresent()) {
                output = lane.resume(settings.processor(), settings.select(visit, item), resumedAfter.getAsLong());
            } else {
                record(lane, "MapIterationStarted", visit, item);
                output = lane.run(settings.processor(), settings.select(visit, item));
            }
            record(lane, "MapIterationSucceeded", visit, item);
            return output;
        } catch (StateFailure failure) {
            lane.note(failure, visit.name());
            record(lane, "MapIterationFailed", visit, item);
            throw failure;
        } catch (InterruptedException e) {
            String type = "MapIterationAborted";
            lane.recordLast(type, Details.iteration(type, visit.name(), item.index()));
            throw e;
        } finally {
            visit.lane().join(lane);
        }
    }

    private static void record(Lane lane, String type, Visit visit, MapItem item)
            throws StateFailure, InterruptedException {
        lane.record(type, Details.iteration(type, visit.name(), item.index()));
    }
}

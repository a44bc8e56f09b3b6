package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The children of one run of a distributed Map; each exists only from its start on. */
final class DistributedRun implements Progress {
    /** AWS runs 10,000 children at a time; each takes up to two threads here. */
    private static final int MOST_AT_A_TIME = 1_000;

    private final Visit visit;
    private final MapRun run;
    private final ChildNames names;
    private final DistributedMap map;
    private @Nullable Inputs inputs;
    private Children children = new Children(0);

    DistributedRun(Visit visit, MapRun run, ChildNames names, DistributedMap map) {
        this.visit = visit;
        this.run = run;
        this.names = names;
        this.map = map;
    }

    MapRun mapRun() {
        return run;
    }

    /** Whether it came so far as to know its items. */
    boolean hasItems() {
        return inputs != null;
    }

    /** Runs all children and gives the outputs of those that succeeded, in the order of the items. */
    JsonNode run(JsonNode items, Query query) throws StateFailure, InterruptedException {
        Inputs all = map.batcher().isPresent() ? batches(map.batcher().get(), items, query) : new Single(items);
        run.expect(items.size(), all.count());
        inputs = all;
        children = new Children(all.count());
        return runRest();
    }

    /** Runs the children that have not succeeded yet, and gives the outputs of all. */
    JsonNode runRest() throws StateFailure, InterruptedException {
        Inputs all = Objects.requireNonNull(inputs, "the items are known");
        int width = run.maxConcurrency() == 0 ? MOST_AT_A_TIME : Math.min(run.maxConcurrency(), MOST_AT_A_TIME);
        Fork.run(visit.engine().crew(), children.count(), width, index -> {
            if (!children.isDone(index)) {
                runChild(all, index);
            }
        });
        return children.outputs();
    }

    private void runChild(Inputs all, int index) throws StateFailure {
        Optional<Engine> known = children.unsuccessful(index);
        int itemCount = all.itemCount(index);
        Execution child = known.isPresent()
                ? restartChild(known.get(), itemCount)
                : startChild(index, all.input(index), itemCount);
        // Kept even when the Map fails, or a redrive would run a child again that has succeeded.
        child.output().ifPresent(output -> children.succeed(index, output));
        if (run.isBeyondTolerance()) {
            throw new StateFailure(
                    "States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded");
        }
    }

    private Execution startChild(int index, JsonNode input, int itemCount) {
        Engine engine = visit.engine();
        Execution child = new Execution(
                names.child(input), engine.execution(), engine.surroundings().clock());
        Engine own = engine.forChild(child, map.settings().processor());
        children.start(index, own);
        run.started(child, itemCount);
        return toItsEnd(child, itemCount, own::runChild);
    }

    private Execution restartChild(Engine engine, int itemCount) {
        Execution child = engine.execution();
        run.restarted(child, itemCount, child.status());
        return toItsEnd(child, itemCount, engine::redriveChild);
    }

    private Execution toItsEnd(Execution child, int itemCount, Runnable drive) {
        try {
            drive.run();
        } finally {
            run.ended(child, itemCount);
            // An interrupt was meant for the child, which is over; the fork knows by itself whether to go on.
            Thread.interrupted();
        }
        return child;
    }

    private Inputs batches(ItemBatcher batcher, JsonNode items, Query query) throws StateFailure {
        Single single = new Single(items);
        List<JsonNode> selected = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            selected.add(single.input(i));
        }
        return new Batches(batcher.batches(selected, query));
    }

    private interface Inputs {
        int count();

        JsonNode input(int index) throws StateFailure;

        int itemCount(int index);
    }

    private final class Single implements Inputs {
        private final JsonNode items;

        Single(JsonNode items) {
            this.items = items;
        }

        @Override
        public int count() {
            return items.size();
        }

        @Override
        public JsonNode input(int index) throws StateFailure {
            return map.settings().select(visit, new MapItem(index, items.get(index)));
        }

        @Override
        public int itemCount(int index) {
            return 1;
        }
    }

    private record Batches(List<JsonNode> inputs) implements Inputs {
        @Override
        public int count() {
            return inputs.size();
        }

        @Override
        public JsonNode input(int index) {
            return inputs.get(index);
        }

        @Override
        public int itemCount(int index) {
            return inputs.get(index).path("Items").size();
        }
    }
}

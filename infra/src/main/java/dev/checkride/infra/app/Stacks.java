package dev.checkride.infra.app;

import dev.checkride.infra.CheckrideJson;
import dev.checkride.infra.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.App;

/** All stacks of the app, put together. */
final class Stacks {
    private final App app;
    private final Context context;

    Stacks(App app, Path home) {
        this.app = app;
        this.context = new Context(app, home);
    }

    void create() {
        StackName sample = context.stackName("sampleStackName", SampleStack.USUAL_NAME);
        CheckrideJson tested = CheckrideJson.read(context.configuration());
        new SampleStack(app, context, sample);
        CheckrideStack checkride = new CheckrideStack(app, context, clearable(tested, sample));
        if (tested.lists(sample.value())) {
            new PipelineStack(app, context, checkride.executor(), sample);
        } else if (asksForThePipeline()) {
            throw new InvalidInputException("\"" + sample.value() + "\" is not among the stacks of "
                    + context.configuration() + ", so that the pipeline could not test what it deploys: list it there,"
                    + " or name another file with -c configuration=PATH");
        }
    }

    /** The sample's table has a name that is known, so that it can stand in for the reference to it. */
    private static List<String> clearable(CheckrideJson tested, StackName sample) {
        return tested.refersToTables(sample.value()) ? List.of(SampleStack.tableName(sample)) : List.of();
    }

    /** Whoever deploys an executor for an application of their own has no use for the sample's pipeline. */
    private boolean asksForThePipeline() {
        return Stream.of("sampleStackName", "pipelineStackName", "connection")
                .anyMatch(option -> context.text(option).isPresent());
    }
}

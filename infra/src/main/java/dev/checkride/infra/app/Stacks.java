package dev.checkride.infra.app;

import java.nio.file.Path;
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
        new SampleStack(app, context, sample);
        CheckrideStack checkride = new CheckrideStack(app, context, SampleStack.tableName(sample));
        new PipelineStack(app, context, checkride.executor());
    }
}

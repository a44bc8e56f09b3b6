package dev.checkride.infra.app;

import dev.checkride.infra.TestExecutor;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The executor for the targets in {@code checkride.json}. */
final class CheckrideStack extends Stack {
    private final TestExecutor executor;

    CheckrideStack(Construct app, Context context, List<String> sampleTables) {
        super(
                app,
                "Checkride",
                StackProps.builder()
                        .stackName(context.stackName("stackName", "Checkride").value())
                        .description("Checkride, a test executor for serverless applications")
                        .build());
        TestExecutor.Builder builder = TestExecutor.Builder.create(this, "Executor")
                .configuration(context.configuration())
                .tables(tables(context, sampleTables).toArray(String[]::new))
                .userPools(context.list("userPools").toArray(String[]::new));
        context.path("scenarios").ifPresent(builder::scenarios);
        this.executor = builder.build();
    }

    private static List<String> tables(Context context, List<String> otherwise) {
        List<String> given = context.list("tables");
        return given.isEmpty() ? otherwise : given;
    }

    TestExecutor executor() {
        return executor;
    }
}

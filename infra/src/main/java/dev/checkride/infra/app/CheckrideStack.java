package dev.checkride.infra.app;

import dev.checkride.infra.TestExecutor;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The executor for the targets in {@code checkride.json}. */
final class CheckrideStack extends Stack {
    private final TestExecutor executor;

    CheckrideStack(Construct app, Context context, String sampleTable) {
        super(
                app,
                "Checkride",
                StackProps.builder()
                        .stackName(context.stackName("stackName", "Checkride").value())
                        .description("Checkride, a test executor for serverless applications")
                        .build());
        TestExecutor.Builder builder = TestExecutor.Builder.create(this, "Executor")
                .configuration(
                        context.path("configuration").orElse(context.home().resolve("checkride.json")))
                .tables(tables(context, sampleTable))
                .userPools(context.list("userPools").toArray(String[]::new));
        context.path("scenarios").ifPresent(builder::scenarios);
        this.executor = builder.build();
    }

    private static String[] tables(Context context, String sampleTable) {
        List<String> given = context.list("tables");
        return given.isEmpty() ? new String[] {sampleTable} : given.toArray(String[]::new);
    }

    TestExecutor executor() {
        return executor;
    }
}

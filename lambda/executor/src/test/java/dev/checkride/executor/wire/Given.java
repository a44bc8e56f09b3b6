package dev.checkride.executor.wire;

import dev.checkride.api.StackOutputs;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.target.Place;
import dev.checkride.executor.target.ResolvedTarget;
import dev.checkride.executor.target.StackSnapshot;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What many tests start from. */
public final class Given {
    public static final ExecutionName RUN =
            ExecutionName.of("arn:aws:states:us-east-1:111122223333:execution:test-run:run-1");
    public static final Place PLACE = new Place("aws", "us-east-1", "111122223333");
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final String POOL_ARN = "arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbC123";

    private Given() {}

    public static StackSnapshot stack(Map<String, String> outputs) {
        return new StackSnapshot(
                "users",
                "arn:aws:cloudformation:us-east-1:111122223333:stack/users/1f2e3d4c",
                NOW,
                new StackOutputs("users", outputs));
    }

    public static ResolvedTarget target(Map<String, Configuration.Account> accounts) {
        return new ResolvedTarget(
                "users",
                PLACE,
                URI.create("https://abc.execute-api.us-east-1.amazonaws.com/Prod"),
                "us-east-1_AbC123",
                "client1",
                List.of(),
                accounts);
    }
}

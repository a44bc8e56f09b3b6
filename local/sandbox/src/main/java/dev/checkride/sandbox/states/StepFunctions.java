package dev.checkride.sandbox.states;

import dev.checkride.asl.Execution;
import dev.checkride.asl.StateMachine;
import dev.checkride.asl.Surroundings;
import dev.checkride.sandbox.function.Functions;
import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.protocol.AwsService;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.JsonOperation;
import dev.checkride.sandbox.protocol.JsonService;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.random.RandomGenerator;

/** Step Functions: standard state machines over the deployed functions. */
public final class StepFunctions implements AutoCloseable {
    private final Account account;
    private final Ids ids;
    private final Clock clock;
    private final Map<String, Machine> machines = new ConcurrentSkipListMap<>();
    private final Executions executions;

    /**
     * Makes a Step Functions without machines.
     *
     * @param s3 from where items are read
     */
    public StepFunctions(Account account, Ids ids, Clock clock, RandomGenerator random, Functions functions, URI s3) {
        this.account = account;
        this.ids = ids;
        this.clock = clock;
        Surroundings real = Surroundings.of(new LambdaTasks(functions), new S3Items(s3));
        this.executions = new Executions(new Surroundings(real.tasks(), real.items(), clock, real.waiter(), random));
    }

    /**
     * Creates a machine, or changes the one of that name, and returns its ARN.
     *
     * @param definition in Amazon States Language, without placeholders
     * @throws dev.checkride.asl.InvalidDefinitionException naming each problem with its place
     */
    public String createStateMachine(String name, String definition) {
        String arn = account.arn("states", "stateMachine:" + name);
        String role = "arn:aws:iam::" + account.id() + ":role/" + name;
        StateMachine parsed = StateMachine.parse(definition, LambdaTasks::problems);
        machines.put(arn, new Machine(arn, name, role, definition, parsed, clock.instant()));
        return arn;
    }

    /** An execution, or a child of one, to be watched at first hand. */
    public Optional<Execution> execution(String arn) {
        return executions.find(arn);
    }

    public AwsService service() {
        Map<String, JsonOperation> operations = new LinkedHashMap<>();
        operations.putAll(new MachineOperations(machines).all());
        operations.putAll(new ExecutionOperations(machines, executions, new Redriving(clock), ids).all());
        operations.putAll(new ExecutionLists(machines, executions).all());
        return new JsonService(
                "states", "AWSStepFunctions", "1.0", operations, StepFunctions::resource, "ValidationException");
    }

    /** Stops every execution that still runs. */
    @Override
    public void close() {
        executions.close();
    }

    private static String resource(JsonInput input) {
        return input.text("executionArn")
                .or(() -> input.text("mapRunArn"))
                .or(() -> input.text("stateMachineArn"))
                .orElse("*");
    }
}

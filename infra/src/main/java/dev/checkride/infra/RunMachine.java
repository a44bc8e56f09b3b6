package dev.checkride.infra;

import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.statemachine.Definition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.PhysicalName;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/** The state machine, with its definition in the template, and the role that it acts in. */
final class RunMachine {
    /** The label of the distributed Map, which is part of its executions' ARNs. */
    static final String MAP_LABEL = "Scenarios";

    private final Construct scope;
    private final Role role;
    private final StateMachine machine;

    private RunMachine(Construct scope, Role role, StateMachine machine) {
        this.scope = scope;
        this.role = role;
        this.machine = machine;
    }

    static RunMachine in(Construct scope, RunFunctions functions, RunStorage storage, RetentionDays logRetention) {
        Construct own = new Construct(scope, "Machine");
        Role role = Role.Builder.create(own, "Role")
                .assumedBy(new ServicePrincipal("states.amazonaws.com"))
                .description("What Checkride's state machine may do")
                .build();
        Map<String, String> placeholders = functions.arns();
        placeholders.put("ResultBucket", storage.results().getBucketName());
        StateMachine machine = StateMachine.Builder.create(own, "Machine")
                // None in the template, unless another account has to know it.
                .stateMachineName(PhysicalName.GENERATE_IF_NEEDED)
                .stateMachineType(StateMachineType.STANDARD)
                .definitionBody(DefinitionBody.fromString(Definition.template()))
                .definitionSubstitutions(placeholders)
                .role(role)
                .tracingEnabled(true)
                .logs(LogOptions.builder()
                        .destination(log(own, logRetention))
                        .level(LogLevel.ALL)
                        .includeExecutionData(false)
                        .build())
                .build();
        RunMachine made = new RunMachine(own, role, machine);
        made.permit(functions, storage);
        return made;
    }

    /** Under the prefix that keeps the account's policy for log deliveries short (Step Functions developer guide). */
    private static LogGroup log(Construct scope, RetentionDays retention) {
        String name = Names.uniqueResourceName(
                scope, UniqueResourceNameOptions.builder().maxLength(60).build());
        return LogGroup.Builder.create(scope, "Log")
                .logGroupName(Fn.join(
                        "", List.of("/aws/vendedlogs/states/", Stack.of(scope).getStackName(), "-", name)))
                .retention(retention)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    StateMachine machine() {
        return machine;
    }

    private void permit(RunFunctions functions, RunStorage storage) {
        Policy work = Policy.Builder.create(scope, "Work").roles(List.of(role)).build();
        work.addStatements(statement(
                List.of("lambda:InvokeFunction"),
                Arrays.stream(ExecutorFunction.values())
                        .map(function -> functions.alias(function).getFunctionArn())
                        .toList()));
        work.addStatements(statement(
                List.of("s3:GetObject"), List.of(storage.results().arnForObjects(RunStorage.PREFIX + "*/plan.json"))));
        storage.key().ifPresent(key -> work.addStatements(statement(List.of("kms:Decrypt"), List.of(key.getKeyArn()))));
        permitTheMap();
        Nag.of(work).suppress("AwsSolutions-IAM5", "Each run has a plan under its own id");
        Nag.of(Objects.requireNonNull(role.getNode().tryFindChild("DefaultPolicy")))
                .suppress("AwsSolutions-IAM5", "Log deliveries and traces have no ARNs");
    }

    /** A distributed Map starts executions of its own machine: a policy on the machine's role would close a circle. */
    private void permitTheMap() {
        String name = machine.getStateMachineName();
        Policy map = Policy.Builder.create(scope, "Map").roles(List.of(role)).build();
        List<PolicyStatement> statements = new ArrayList<>();
        statements.add(statement(List.of("states:StartExecution"), List.of(machine.getStateMachineArn())));
        statements.add(statement(
                List.of("states:DescribeExecution", "states:StopExecution"), List.of(executions(name + ":*"))));
        statements.add(
                statement(List.of("states:RedriveExecution"), List.of(executions(name + "/" + MAP_LABEL + ":*"))));
        map.addStatements(statements.toArray(PolicyStatement[]::new));
        Nag.of(map).suppress("AwsSolutions-IAM5", "The executions are those of this machine alone");
    }

    /** The ARN of executions of this machine. */
    String executions() {
        return executions(machine.getStateMachineName() + ":*");
    }

    private String executions(String name) {
        return Stack.of(scope)
                .formatArn(ArnComponents.builder()
                        .service("states")
                        .resource("execution")
                        .resourceName(name)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }

    private static PolicyStatement statement(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }
}

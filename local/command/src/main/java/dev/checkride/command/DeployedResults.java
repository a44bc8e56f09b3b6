package dev.checkride.command;

import dev.checkride.command.terminal.ResultPlace;
import dev.checkride.executor.result.EarlierRun;
import dev.checkride.executor.run.InvalidRequestException;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.executor.target.AwsCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** The results of a deployed executor, in its bucket; which runs there are, Step Functions knows. */
final class DeployedResults implements RunResults {
    private static final int MOST = 1_000;
    private static final int LATEST = 100;

    private final DeployedExecutor executor;
    private final Path folder;

    DeployedResults(DeployedExecutor executor, Path folder) {
        this.executor = executor;
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(String key) {
        return executor.store().read(key);
    }

    @Override
    public Set<String> keysUnder(String prefix) {
        return executor.store().keysUnder(prefix);
    }

    @Override
    public EarlierRun of(RunId run) {
        Optional<ExecutionStatus> status =
                executor.describe(executor.execution(run)).map(DescribeExecutionResponse::status);
        if (status.filter(ExecutionStatus.RUNNING::equals).isPresent()) {
            throw new InvalidRequestException(
                    "The run " + run + " still runs: follow it by ./checkride follow " + run + " " + executor.option());
        }
        return EarlierRun.read(this::read, run);
    }

    @Override
    public RunList list(int limit) {
        ListExecutionsResponse page = page(Math.min(limit, MOST));
        List<RunList.Line> lines = page.executions().stream().map(this::line).toList();
        return new RunList(lines, page.nextToken() == null ? "" : "and more");
    }

    private ListExecutionsResponse page(int size) {
        return AwsCall.of("states:ListExecutions", executor.stateMachine())
                .get(() -> executor.stepFunctions()
                        .listExecutions(list ->
                                list.stateMachineArn(executor.stateMachine()).maxResults(size)));
    }

    private RunList.Line line(ExecutionListItem item) {
        DescribeExecutionResponse execution = executor.known(item.executionArn());
        ExecutionEnd end = ExecutionEnd.of(execution);
        return RunList.Line.of(item.name(), item.startDate(), end.verdict(), end.summary());
    }

    @Override
    public RunId latest() {
        return page(LATEST).executions().stream()
                .filter(item -> item.status() != ExecutionStatus.RUNNING)
                .findFirst()
                .map(item -> new RunId(item.name()))
                .orElseThrow(() -> new CannotRunException(
                        "No run of " + executor.stateMachine() + " has ended yet: start one by ./checkride start "
                                + executor.option(),
                        null));
    }

    @Override
    public ResultPlace place(RunId run) {
        RunKeys keys = new RunKeys(run);
        return new ResultPlace(
                executor.store().address(keys.page()),
                executor.store().address(keys.result()),
                "./checkride rerun " + run + " " + executor.option());
    }

    @Override
    public Path folder(RunId run) {
        return folder.resolve(new RunKeys(run).folder());
    }

    @Override
    public void close() {
        executor.close();
    }
}

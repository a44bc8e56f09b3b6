package dev.checkride.executor.handler;

import dev.checkride.executor.accounts.AccountCreator;
import dev.checkride.executor.accounts.AccountRemover;
import dev.checkride.executor.accounts.LogIn;
import dev.checkride.executor.accounts.SecretStore;
import dev.checkride.executor.accounts.UserPoolReader;
import dev.checkride.executor.result.HistoryTable;
import dev.checkride.executor.result.ResultStore;
import dev.checkride.executor.result.TrailTable;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Executions;
import dev.checkride.executor.run.Leases;
import dev.checkride.executor.run.Ledger;
import dev.checkride.executor.tables.TableClearer;
import dev.checkride.executor.target.EndpointGuard;
import dev.checkride.executor.target.Patience;
import dev.checkride.executor.target.Place;
import dev.checkride.executor.target.StackReader;
import java.time.Clock;

/** Builds what the steps work with, on the clients of the function's life. */
final class Services {
    private final Settings settings;
    private final Clients clients;

    Services(Settings settings) {
        this(settings, new Clients(settings));
    }

    Services(Settings settings, Clients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    Settings settings() {
        return settings;
    }

    Clients clients() {
        return clients;
    }

    Configuration configuration() {
        return settings.configuration();
    }

    Clock clock() {
        return settings.clock();
    }

    /** The time at AWS, as far as its answers have told it. */
    Clock serverClock() {
        return clients.serverClock();
    }

    ClassLoader scenarios() {
        return settings.scenarios();
    }

    boolean ownProcess() {
        return settings.ownProcess();
    }

    EndpointGuard endpointGuard() {
        if (settings.loopbackAllowed()) {
            return EndpointGuard.loopbackToo();
        }
        return settings.privateAllowed() ? EndpointGuard.privateToo() : EndpointGuard.publicOnly();
    }

    StackReader stackReader(Place place) {
        return new StackReader(clients.cloudFormation(), place);
    }

    Ledger ledger() {
        return new Ledger(clients.ownDynamoDb(), runsTable(), clock());
    }

    HistoryTable history(String stackName) {
        return new HistoryTable(clients.ownDynamoDb(), runsTable(), stackName, clock());
    }

    TrailTable trails(String execution) {
        return new TrailTable(clients.ownDynamoDb(), runsTable(), execution, clock());
    }

    Leases leases() {
        return new Leases(
                clients.ownDynamoDb(),
                runsTable(),
                (execution, expires) -> executions().hasEnded(execution, expires.minus(ReadTarget.LONGEST_RUN)),
                ledger()::close);
    }

    Executions executions() {
        return new Executions(clients.ownStepFunctions(), clock());
    }

    ResultStore results() {
        return new ResultStore(clients.ownS3(), settings.require(Settings.BUCKET));
    }

    UserPoolReader userPools() {
        return new UserPoolReader(clients.cognito());
    }

    AccountCreator accountCreator() {
        return new AccountCreator(clients.cognito(), clients.secretsManager(), clock());
    }

    AccountRemover accountRemover() {
        return new AccountRemover(clients.cognito());
    }

    LogIn logIn() {
        return new LogIn(clients.cognito());
    }

    SecretStore secrets() {
        return new SecretStore(clients.secretsManager());
    }

    TableClearer tableClearer() {
        return new TableClearer(clients.dynamoDb(), patience());
    }

    /** How long throttled calls are tried again. */
    Patience patience() {
        return clients.patience();
    }

    String runsTable() {
        return settings.require(Settings.RUNS_TABLE);
    }
}

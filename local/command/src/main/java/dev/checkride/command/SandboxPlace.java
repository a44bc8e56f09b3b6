package dev.checkride.command;

import dev.checkride.sandbox.Sandbox;
import dev.checkride.sandbox.cloudformation.StackSpec;
import dev.checkride.sandbox.cognito.UserPoolHandle;
import dev.checkride.sandbox.cognito.UserPoolSpec;

/** The sandbox's own services, which start empty and end with the process. */
final class SandboxPlace implements DeploymentPlace {
    private final Sandbox sandbox;
    private final SandboxClients clients;

    SandboxPlace(Sandbox sandbox, SandboxClients clients) {
        this.sandbox = sandbox;
        this.clients = clients;
    }

    @Override
    public UserPoolHandle createUserPool(UserPoolSpec spec) {
        return sandbox.cognito().createUserPool(spec);
    }

    @Override
    public void put(StackSpec spec) {
        sandbox.cloudFormation().put(spec);
    }

    @Override
    public void createTable(LocalTable table) {
        table.createIn(clients);
    }

    @Override
    public void fetchResults(String runId) {
        // The bucket is the folder.
    }

    @Override
    public void close() {
        // All of it is memory of this process.
    }
}

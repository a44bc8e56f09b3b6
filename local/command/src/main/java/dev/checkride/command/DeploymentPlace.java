package dev.checkride.command;

import dev.checkride.sandbox.cloudformation.StackSpec;
import dev.checkride.sandbox.cognito.UserPoolHandle;
import dev.checkride.sandbox.cognito.UserPoolSpec;

/** Where the parts of an application are created that are no functions and no API. */
interface DeploymentPlace extends AutoCloseable {
    /** Makes a user pool with its groups and clients. */
    UserPoolHandle createUserPool(UserPoolSpec spec);

    /** Makes a stack that says what the specification says. */
    void put(StackSpec spec);

    /** Makes a table, in place of one that a run has left behind that was killed. */
    void createTable(LocalTable table);

    /** Copies the results of a run into this project's folder, if they are not there. */
    void fetchResults(String runId);

    /** Removes what was made, if it outlives the process. */
    @Override
    void close();
}

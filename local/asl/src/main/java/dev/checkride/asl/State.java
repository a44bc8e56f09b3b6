package dev.checkride.asl;

import java.util.Set;

/** A state of any type, ready to run. */
sealed interface State
        permits ChoiceState, FailState, MapState, ParallelState, PassState, SucceedState, TaskState, WaitState {
    /** The type's name as definition and events give it. */
    String type();

    /** Does the state's work once entered, to and including its event of exit. */
    Step run(Visit visit) throws StateFailure, InterruptedException;

    /** The states that may follow. */
    Set<String> targets();
}

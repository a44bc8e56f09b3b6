package dev.checkride.command;

import dev.checkride.command.RunState.ServicesPlace;
import dev.checkride.executor.run.ExecutionName;
import java.io.PrintWriter;
import java.util.List;

/** Removes what a session has made, and keeps what must be known to do so when its process is gone. */
final class SessionCleanup {
    private final Session session;
    private final Janitor janitor;
    private final RunStateFile file;
    private final PrintWriter err;
    private RunState state;
    private Made known;
    private boolean over;

    /**
     * Prepares the cleanup of a session that has made nothing yet.
     *
     * @param janitor knows its ledger
     */
    SessionCleanup(Session session, Janitor janitor, RunStateFile file, RunState state, PrintWriter err) {
        this.session = session;
        this.janitor = janitor;
        this.file = file;
        this.state = state;
        this.known = Made.unread(ExecutionName.of(state.execution()));
        this.err = err;
    }

    /** Its ledger is open. That ends with this process, what is made from now on in AWS does not. */
    synchronized void begin() {
        if (state.services() == ServicesPlace.AWS) {
            state = state.withLedger(janitor.ledger().orElseThrow());
            file.write(state);
        }
    }

    /** All is made. */
    void made() {
        Made all = Made.of(janitor.ledger());
        synchronized (this) {
            known = all;
        }
    }

    /** Removes what it has made and says what could not be removed. */
    void end() {
        try {
            List<String> left = session.end();
            left.forEach(item -> say("Left behind: " + item));
            end(left.isEmpty());
        } catch (RuntimeException failed) {
            say("The teardown failed: " + failed.getMessage());
            sayWhatMayBeLeft();
            end(false);
        }
    }

    private synchronized void end(boolean clean) {
        over = true;
        if (clean) {
            file.delete();
        } else {
            giveUp();
        }
    }

    /** The process ends at once: says what may be left. */
    synchronized void abandon() {
        if (state.services() == ServicesPlace.SANDBOX) {
            say("Ended at once: the sandbox, and all that was in it, is gone with this process.");
        } else if (over) {
            say("Ended at once, after the teardown.");
        } else if (state.ledger() == null) {
            say("Ended at once: nothing had been made yet.");
        } else {
            say("Ended at once, before all was removed.");
            sayWhatMayBeLeft();
            giveUp();
        }
    }

    /** Leaves the rest to whoever asks for the aftermath. */
    private void giveUp() {
        if (state.services() == ServicesPlace.SANDBOX) {
            say("All of it was in the sandbox, which ends with this process.");
        } else if (state.ledger() != null) {
            file.write(state.givenUp());
            say("To remove it: ./checkride aftermath " + state.run());
        }
    }

    private synchronized void sayWhatMayBeLeft() {
        if (state.services() == ServicesPlace.SANDBOX || state.ledger() != null) {
            say(known.mayBeLeft());
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }
}

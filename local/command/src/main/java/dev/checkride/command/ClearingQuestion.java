package dev.checkride.command;

import dev.checkride.command.terminal.Words;
import dev.checkride.executor.tables.PlannedTable;
import dev.checkride.executor.target.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Asks before anything is deleted in AWS. */
final class ClearingQuestion {
    private final PrintWriter out;
    private final Optional<BufferedReader> terminal;

    /**
     * Asks on a terminal.
     *
     * @param terminal what is typed, if there is a terminal
     */
    ClearingQuestion(PrintWriter out, Optional<BufferedReader> terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Shows what would be deleted and waits for a typed yes.
     *
     * @param yes whether the caller has said yes beforehand
     * @throws CannotRunException if the answer is anything else, or if nobody is there to give one
     */
    void ask(Place place, String stack, List<PlannedTable> tables, boolean yes) {
        out.println("Before the run, all items of these tables are deleted for good:");
        out.println("  account  " + place.account());
        out.println("  region   " + place.region());
        out.println("  stack    " + stack);
        for (PlannedTable table : tables) {
            out.println("  table    " + table.name() + ", " + Words.count(table.items(), "item"));
        }
        out.flush();
        if (!yes) {
            requireYes();
        }
    }

    private void requireYes() {
        BufferedReader typed = terminal.orElseThrow(() -> new CannotRunException(
                "Nothing is deleted and nothing is run: this needs a yes, and there is no terminal to type it."
                        + " Add --yes if all of this may go",
                null));
        out.print("Type yes to delete them: ");
        out.flush();
        if (!"yes".equals(read(typed))) {
            throw new CannotRunException("Nothing is deleted and nothing is run: the answer was not yes", null);
        }
    }

    private static String read(BufferedReader typed) {
        try {
            String line = typed.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new CannotRunException("Nothing is deleted and nothing is run: the answer cannot be read", e);
        }
    }
}

package dev.checkride.command.terminal;

import java.util.List;

/** Where progress is shown: lines that stay, and rows below them that change. */
interface Screen extends AutoCloseable {
    /** A screen that nobody looks at. */
    Screen NONE = new Screen() {
        @Override
        public void show(List<String> lines, List<String> rows) {}

        @Override
        public void close() {}
    };

    /** Adds lines that stay and replaces the rows that change, of which each must fit into the width. */
    void show(List<String> lines, List<String> rows);

    /** Whether the rows are shown at all: working them out for nobody costs time with every scenario. */
    default boolean isRedrawn() {
        return false;
    }

    /** Takes the rows away; lines can still be added. */
    @Override
    void close();
}

package dev.checkride.command.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/**
 * A terminal whose lowest rows are redrawn in place.
 *
 * <p>Each change is one write that overwrites the old text and erases only what remains of it, so that nothing
 * flickers. The cursor rests at the end of the last row and is hidden meanwhile.
 */
final class LiveScreen implements Screen {
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String ERASE_REST_OF_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final PrintWriter out;
    private final Supplier<TerminalSize> size;
    private List<String> shown = List.of();
    private boolean hidden;
    private boolean closed;

    LiveScreen(PrintWriter out, Supplier<TerminalSize> size) {
        this.out = out;
        this.size = size;
    }

    @Override
    public synchronized void show(List<String> lines, List<String> rows) {
        if (closed) {
            lines.forEach(out::println);
            out.flush();
        } else if (!lines.isEmpty() || !rows.equals(shown)) {
            StringBuilder change = new StringBuilder(hidden ? "" : HIDE_CURSOR).append(toTop());
            lines.forEach(line -> change.append(erasing(line)).append('\n'));
            write(change.append(drawn(rows)).toString());
            hidden = true;
            shown = List.copyOf(rows);
        }
    }

    @Override
    public boolean isRedrawn() {
        return true;
    }

    /** A terminal that has just filled its last column would erase that column with the rest of the line. */
    private String erasing(String line) {
        return Columns.of(line) >= size.get().columns() ? ERASE_BELOW + line : line + ERASE_REST_OF_LINE;
    }

    private static String drawn(List<String> rows) {
        return String.join(ERASE_REST_OF_LINE + "\n", rows) + (rows.isEmpty() ? "" : ERASE_REST_OF_LINE) + ERASE_BELOW;
    }

    private String toTop() {
        int up = occupied() - 1;
        return up > 0 ? "\r\u001b[" + up + "A" : "\r";
    }

    /** A terminal that has become narrower has wrapped the rows. */
    private int occupied() {
        int columns = size.get().columns();
        return shown.stream()
                .mapToInt(row -> Math.max(1, (Columns.of(row) + columns - 1) / columns))
                .sum();
    }

    private void write(String text) {
        out.print(text);
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            write(hidden ? toTop() + ERASE_BELOW + SHOW_CURSOR : "");
            closed = true;
        }
    }
}

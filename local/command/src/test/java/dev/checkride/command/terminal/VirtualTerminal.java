package dev.checkride.command.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal as its user sees it: it understands just what is allowed to be sent, and refuses all else. */
public final class VirtualTerminal {
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)(\\d*)([A-Za-z])");

    private final int columns;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private final StringBuilder sent = new StringBuilder();
    private int row;
    private int column;
    private boolean cursor = true;

    /** A terminal of so many columns. */
    public VirtualTerminal(int columns) {
        this.columns = columns;
    }

    /** Where the command prints to. */
    public PrintWriter writer() {
        return new PrintWriter(new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) {
                receive(new String(buffer, offset, length));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    private void receive(String text) {
        sent.append(text);
        Matcher sequence = SEQUENCE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '\u001b') {
                if (!sequence.find(at) || sequence.start() != at) {
                    throw new AssertionError("Not a sequence: " + text.substring(at));
                }
                obey(sequence.group(1) + sequence.group(3), sequence.group(2));
                at = sequence.end();
            } else {
                print(text.charAt(at++));
            }
        }
    }

    private void obey(String command, String number) {
        switch (command) {
            case "A" -> row = Math.max(0, row - Integer.parseInt(number));
            case "K" -> rows.get(row).setLength(Math.min(column, rows.get(row).length()));
            case "J" -> {
                obey("K", "");
                rows.subList(row + 1, rows.size()).clear();
            }
            case "?l", "?h" -> cursor = command.equals("?h");
            case "m" -> {}
            default -> throw new AssertionError("Not expected: " + command);
        }
    }

    private void print(char character) {
        if (character == '\r') {
            column = 0;
        } else if (character == '\n') {
            advance();
        } else if (character < ' ') {
            throw new AssertionError("A control character: " + (int) character);
        } else {
            if (column == columns) {
                advance();
            }
            StringBuilder line = rows.get(row);
            while (line.length() <= column) {
                line.append(' ');
            }
            line.setCharAt(column++, character);
        }
    }

    private void advance() {
        column = 0;
        row++;
        if (row == rows.size()) {
            rows.add(new StringBuilder());
        }
    }

    /** All lines, also those scrolled away, without blanks at their ends. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(
                rows.stream().map(line -> line.toString().stripTrailing()).toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** Whether the cursor is to be seen. */
    public boolean hasCursor() {
        return cursor;
    }

    /** Whether the cursor stands at the beginning of an empty row. */
    public boolean isAtLineStart() {
        return column == 0 && row == rows.size() - 1 && rows.get(row).isEmpty();
    }

    /** All that was sent, with its sequences. */
    public String sent() {
        return sent.toString();
    }
}

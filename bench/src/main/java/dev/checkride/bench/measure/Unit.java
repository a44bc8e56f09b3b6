package dev.checkride.bench.measure;

import java.util.Locale;

/** What a sample counts. */
public enum Unit {
    SECONDS("s"),
    MILLIS("ms"),
    MEGABYTES("MB"),
    PER_SECOND("/s"),
    COUNT(""),
    DOLLARS("$"),
    TIMES("×");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** A value with its unit, in three significant digits or as a whole number. */
    public String text(double value) {
        String number = number(value);
        return symbol.isEmpty() ? number : number + (this == PER_SECOND ? "" : " ") + symbol;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%." + decimals(value) + "f", value);
    }

    private static int decimals(double value) {
        double size = Math.abs(value);
        if (size >= 100 || value == Math.rint(value)) {
            return 0;
        }
        if (size >= 10) {
            return 1;
        }
        return size >= 1 ? 2 : 3;
    }
}

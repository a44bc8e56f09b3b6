package dev.checkride.bench.cost;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Curves over the number of scenarios as an SVG picture, both axes logarithmic, readable on light and on dark ground.
 *
 * @param title above the picture
 * @param unit of the values
 * @param curves with the same numbers of scenarios
 */
record CurveChart(String title, String unit, List<Curve> curves) {
    private static final List<String> COLOURS = List.of("#0969da", "#1a7f37", "#8250df", "#cf222e", "#bf8700");
    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int RIGHT = 210;
    private static final int TOP = 45;
    private static final int BOTTOM = 45;
    private static final int LINE = 22;

    /** A value at a number of scenarios; both are above zero. */
    record Point(double scenarios, double value) {}

    /** A named line. */
    record Curve(String name, List<Point> points) {}

    String svg() {
        StringBuilder svg = new StringBuilder(format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
                <style>
                text { font: 13px sans-serif; fill: #1f2328 }
                .grid { stroke: #8c959f; stroke-opacity: 0.4 }
                .curve { fill: none; stroke-width: 2.5 }
                @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }
                </style>
                <text x="%d" y="20" font-weight="bold">%s (%s)</text>
                """, WIDTH, HEIGHT, title, LEFT, title, unit));
        for (double scenarios = 10; scenarios <= mostScenarios(); scenarios *= 10) {
            svg.append(format(
                    "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>\n",
                    x(scenarios), TOP, x(scenarios), HEIGHT - BOTTOM));
            svg.append(text(x(scenarios), HEIGHT - BOTTOM + 18, "middle", format("%,.0f", scenarios)));
        }
        svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", "scenarios"));
        for (int decade = lowest(); decade <= highest(); decade++) {
            double y = y(Math.pow(10, decade));
            svg.append(format(
                    "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>\n", LEFT, y, WIDTH - RIGHT, y));
            svg.append(text(LEFT - 8, y + 4, "end", number(decade)));
        }
        for (int i = 0; i < curves.size(); i++) {
            svg.append(curve(i));
        }
        return svg.append("</svg>\n").toString();
    }

    private String curve(int index) {
        Curve curve = curves.get(index);
        String colour = COLOURS.get(index % COLOURS.size());
        String points = curve.points().stream()
                .map(point -> format("%.1f,%.1f", x(point.scenarios()), y(point.value())))
                .collect(Collectors.joining(" "));
        double legend = TOP + 10.0 + index * LINE;
        return format("<polyline class=\"curve\" stroke=\"%s\" points=\"%s\"/>\n", colour, points)
                + format(
                        "<line stroke=\"%s\" stroke-width=\"2.5\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>\n",
                        colour, WIDTH - RIGHT + 15, legend, WIDTH - RIGHT + 35, legend)
                + text(WIDTH - RIGHT + 42, legend + 4, "start", curve.name());
    }

    private double x(double scenarios) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (Math.log10(scenarios) - 1) / (Math.log10(mostScenarios()) - 1);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (Math.log10(value) - lowest()) / (highest() - lowest());
    }

    private double mostScenarios() {
        return curves.get(0).points().stream()
                .mapToDouble(Point::scenarios)
                .max()
                .orElseThrow();
    }

    private int lowest() {
        return (int) Math.floor(Math.log10(values().min().orElseThrow()));
    }

    private int highest() {
        return (int) Math.ceil(Math.log10(values().max().orElseThrow()));
    }

    private DoubleStream values() {
        return curves.stream().flatMapToDouble(curve -> curve.points().stream().mapToDouble(Point::value));
    }

    private static String number(int decade) {
        return decade < 0 ? format("%." + -decade + "f", Math.pow(10, decade)) : format("%,.0f", Math.pow(10, decade));
    }

    private static String text(double x, double y, String anchor, String content) {
        return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, content);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

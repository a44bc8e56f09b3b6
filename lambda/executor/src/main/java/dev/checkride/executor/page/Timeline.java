package dev.checkride.executor.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.EarlierRun;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** When the run did what: its states, and its scenarios by worker, so that waiting shows as a gap. */
final class Timeline {
    private static final int WIDTH = 1000;
    private static final int LANE = 14;

    private final Html html;
    private final JsonNode results;
    private final JsonNode schedule;

    Timeline(Html html, JsonNode results) {
        this.html = html;
        this.results = results;
        this.schedule = results.at("/extra/schedule");
    }

    private record Span(String name, long start, long end, String kind) {}

    void write() {
        List<Span> states = states();
        List<List<Span>> lanes = lanes(scenarios());
        List<Span> all = new ArrayList<>(states);
        lanes.forEach(all::addAll);
        if (all.isEmpty()) {
            return;
        }
        long start = all.stream().mapToLong(Span::start).min().orElse(0);
        long end = Math.max(start + 1, all.stream().mapToLong(Span::end).max().orElse(0));
        html.raw("<section aria-labelledby=\"timeline\">\n<h2 id=\"timeline\">Timeline</h2>\n<p>");
        html.raw("The scenarios took "
                + Words.millis(schedule.path("makespanMillis").asLong())
                + " on " + Words.count(schedule.path("workers").asLong(), "worker")
                + "; no order could have made it less than "
                + Words.millis(schedule.path("lowerBoundMillis").asLong()) + ".</p>\n");
        draw(states, lanes, start, end);
        html.raw(
                "<table><caption>States</caption><thead><tr><th scope=\"col\">State</th><th scope=\"col\">began after</th>");
        html.raw("<th scope=\"col\">took</th></tr></thead><tbody>");
        for (Span state : states) {
            html.raw("<tr><th scope=\"row\">")
                    .text(state.name())
                    .raw("</th><td>" + Words.millis(state.start() - start));
            html.raw("</td><td>" + Words.millis(state.end() - state.start()) + "</td></tr>");
        }
        html.raw("</tbody></table>\n</section>\n");
    }

    private void draw(List<Span> states, List<List<Span>> lanes, long start, long end) {
        int height = (lanes.size() + 1) * LANE + 6;
        html.raw("<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" preserveAspectRatio=\"none\" role=\"img\" height=\""
                + height + "\" aria-label=\"States above, below them the scenarios by worker, over "
                + Words.millis(end - start) + "\">\n");
        states.forEach(span -> bar(span, 0, start, end));
        for (int lane = 0; lane < lanes.size(); lane++) {
            int top = 6 + (lane + 1) * LANE;
            lanes.get(lane).forEach(span -> bar(span, top, start, end));
        }
        html.raw("</svg>\n<p class=\"scale\"><span>0 s</span><span>" + Words.millis(end - start) + "</span></p>\n");
    }

    private void bar(Span span, int top, long start, long end) {
        double scale = (double) WIDTH / (end - start);
        long x = Math.round((span.start() - start) * scale * 10);
        long width = Math.max(10, Math.round((span.end() - span.start()) * scale * 10) - 5);
        html.raw("<rect class=\"" + span.kind() + "\" x=\"" + x / 10.0 + "\" y=\"" + top + "\" width=\"" + width / 10.0
                + "\" height=\"" + (LANE - 2) + "\"><title>");
        html.name(span.name()).raw(" " + Words.millis(span.end() - span.start()) + "</title></rect>\n");
    }

    private List<Span> states() {
        List<Span> begun = new ArrayList<>();
        schedule.path("entered").properties().forEach(state -> {
            try {
                long at = Instant.parse(state.getValue().asText()).toEpochMilli();
                begun.add(new Span(state.getKey(), at, at, "state"));
            } catch (DateTimeParseException unreadable) {
                begun.clear();
            }
        });
        begun.sort(Comparator.comparingLong(Span::start));
        List<Span> states = new ArrayList<>();
        long stop = results.at("/summary/stop").asLong();
        for (int i = 0; i < begun.size(); i++) {
            Span state = begun.get(i);
            long end = i + 1 < begun.size() ? begun.get(i + 1).start() : Math.max(state.start(), stop);
            states.add(new Span(state.name(), state.start(), end, "state"));
        }
        return states;
    }

    private List<Span> scenarios() {
        Set<String> red = new HashSet<>();
        results.path("tests").forEach(row -> {
            if (EarlierRun.isRed(row)) {
                red.add(row.at("/suite/0").asText());
            }
        });
        List<Span> spans = new ArrayList<>();
        for (JsonNode scenario : schedule.path("scenarios")) {
            long start = scenario.path("start").asLong();
            String name = scenario.path("className").asText();
            long millis = scenario.path("millis").asLong();
            if (millis > 0) {
                spans.add(new Span(
                        name.substring(name.lastIndexOf('.') + 1),
                        start,
                        start + millis,
                        red.contains(name) ? "red" : "green"));
            }
        }
        spans.sort(Comparator.comparingLong(Span::start));
        return spans;
    }

    /** Each scenario on the first worker that is free. */
    private static List<List<Span>> lanes(List<Span> scenarios) {
        List<List<Span>> lanes = new ArrayList<>();
        for (Span span : scenarios) {
            lanes.stream()
                    .filter(lane -> lane.get(lane.size() - 1).end() <= span.start())
                    .findFirst()
                    .ifPresentOrElse(lane -> lane.add(span), () -> lanes.add(new ArrayList<>(List.of(span))));
        }
        return lanes;
    }
}

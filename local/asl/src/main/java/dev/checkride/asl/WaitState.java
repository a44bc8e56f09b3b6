package dev.checkride.asl;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;

/**
 * Waits some seconds, or until a moment.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html">Wait workflow state</a>
 */
record WaitState(Until until, Exit exit) implements State {
    static final long MOST_SECONDS = 99_999_999;

    /** How long a Wait lasts. */
    sealed interface Until {
        record Seconds(Template seconds) implements Until {}

        record Timestamp(Template timestamp) implements Until {}
    }

    @Override
    public String type() {
        return "Wait";
    }

    @Override
    public Step run(Visit visit) throws StateFailure, InterruptedException {
        Duration duration = duration(visit);
        if (duration.compareTo(Duration.ZERO) > 0) {
            visit.engine().surroundings().waiter().pause(duration);
        }
        return exit.leave(visit, visit.query(), visit.input());
    }

    private Duration duration(Visit visit) throws StateFailure {
        Query query = visit.query();
        if (until instanceof Until.Seconds literal) {
            return Duration.ofSeconds(seconds(query, literal.seconds()));
        }
        Until.Timestamp moment = (Until.Timestamp) until;
        String text = query.read(moment.timestamp(), "Timestamp", Kind.STRING);
        try {
            return Duration.between(
                    visit.engine().surroundings().clock().instant(), parse(text).toInstant());
        } catch (DateTimeParseException e) {
            String problem =
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ";
            throw query.failure(problem + text, "Timestamp", e);
        }
    }

    private static long seconds(Query query, Template template) throws StateFailure {
        String field = "Seconds";
        long seconds = query.read(template, field, Kind.COUNT);
        if (seconds > MOST_SECONDS) {
            throw query.failure(
                    "The field '" + field + "' must be between 0 and " + MOST_SECONDS + " but was: " + seconds,
                    field,
                    null);
        }
        return seconds;
    }

    static OffsetDateTime parse(String text) {
        return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    @Override
    public Set<String> targets() {
        return Targets.of(exit);
    }
}

package dev.checkride.executor.target;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** The time at AWS: a machine's clock, put right by the dates of the answers; before the first answer, the machine's. */
public final class ServerClock extends Clock implements ExecutionInterceptor {
    private final Clock machine;
    private volatile Duration ahead = Duration.ZERO;

    /** Puts a machine's clock right. */
    public ServerClock(Clock machine) {
        this.machine = machine;
    }

    @Override
    public void beforeUnmarshalling(Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
        context.httpResponse()
                .firstMatchingHeader("Date")
                .flatMap(ServerClock::instantOf)
                .ifPresent(date -> ahead = Duration.between(machine.instant(), date));
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Only instants are asked for");
    }

    private static Optional<Instant> instantOf(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException unreadable) {
            // An emulator's own way to write it: the machine's clock has to do.
            return Optional.empty();
        }
    }
}

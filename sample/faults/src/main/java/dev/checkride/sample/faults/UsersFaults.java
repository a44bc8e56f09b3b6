package dev.checkride.sample.faults;

import java.util.List;
import java.util.stream.Stream;

/** All faults of the users API that its scenarios are tried with. */
public final class UsersFaults {
    private UsersFaults() {}

    /** Those of the authorizer, then those of the routes. */
    public static List<UsersFault> all() {
        return Stream.of(PolicyFaults.all(), TokenFaults.all(), RouteFaults.all(), AnswerFaults.all())
                .flatMap(List::stream)
                .toList();
    }
}

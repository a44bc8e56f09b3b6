package dev.checkride.asl;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states that a state may lead to. */
final class Targets {
    private Targets() {}

    static Set<String> of(Exit exit) {
        return exit.next().stream().collect(Collectors.toSet());
    }

    static Set<String> of(Exit exit, Recovery recovery) {
        return Stream.concat(
                        exit.next().stream(),
                        recovery.catchers().stream().flatMap(catcher -> catcher.exit().next().stream()))
                .collect(Collectors.toSet());
    }
}

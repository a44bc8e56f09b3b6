package dev.checkride.executor.scenario;

import dev.checkride.executor.result.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the exchanges of the test that is running; the listener takes them when it ends. */
final class ExchangeRecorder {
    /** More than these say nothing more about one test. */
    private static final int MOST = 50;

    private final List<Exchange> exchanges = new ArrayList<>();

    synchronized void add(Exchange exchange) {
        if (exchanges.size() == MOST) {
            exchanges.remove(0);
        }
        exchanges.add(exchange);
    }

    synchronized Optional<Exchange> last() {
        return exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.get(exchanges.size() - 1));
    }

    synchronized List<Exchange> take() {
        List<Exchange> taken = List.copyOf(exchanges);
        exchanges.clear();
        return taken;
    }
}

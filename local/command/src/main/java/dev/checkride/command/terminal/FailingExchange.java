package dev.checkride.command.terminal;

import dev.checkride.executor.result.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Guesses which of a red test's exchanges it failed at, since cleaning up comes after the failure and is recorded, too:
 * the last whose body the message quotes, or else the last, successful deletions at the end aside.
 */
final class FailingExchange {
    private FailingExchange() {}

    static Optional<Exchange> of(RedTest test) {
        List<Exchange> quoted = test.exchanges().stream()
                .filter(exchange -> isQuoted(exchange, test.message()))
                .toList();
        List<Exchange> candidates = new ArrayList<>(quoted.isEmpty() ? test.exchanges() : quoted);
        while (candidates.size() > 1 && isCleaning(candidates.get(candidates.size() - 1))) {
            candidates.remove(candidates.size() - 1);
        }
        return candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.get(candidates.size() - 1));
    }

    private static boolean isQuoted(Exchange exchange, String message) {
        String body = exchange.responseBody();
        return body != null && !body.isBlank() && message.contains(body);
    }

    private static boolean isCleaning(Exchange exchange) {
        return exchange.method().equals("DELETE") && exchange.status() / 100 == 2;
    }
}

package dev.checkride.sandbox.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the token that asks for the rest; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of the whole list.
     *
     * @param token from the page before; empty for the first one
     * @param badToken what the service answers to a token that it never gave
     */
    public static <T> Page<T> of(List<T> all, Optional<String> token, int size, ServiceError badToken) {
        int start = token.map(text -> start(text, all.size(), badToken)).orElse(0);
        int end = Math.min(all.size(), start + Math.max(1, size));
        return new Page<>(all.subList(start, end), end < all.size() ? Optional.of("sandbox-" + end) : Optional.empty());
    }

    /**
     * Cuts a page out of a list that may grow or shrink between two pages: the token names the last item that was given.
     *
     * @param key what tells an item from all others
     * @param token from the page before; empty for the first one
     * @param badToken what the service answers to a token that it never gave, or whose item is gone
     */
    public static <T> Page<T> keyed(
            List<T> all, Function<T, String> key, Optional<String> token, int size, ServiceError badToken) {
        int start = token.map(text -> after(text, all, key, badToken)).orElse(0);
        int end = Math.min(all.size(), start + Math.max(1, size));
        return new Page<>(
                all.subList(start, end),
                end < all.size() ? Optional.of(encoded(key.apply(all.get(end - 1)))) : Optional.empty());
    }

    private static <T> int after(String token, List<T> all, Function<T, String> key, ServiceError badToken) {
        for (int i = 0; i < all.size(); i++) {
            if (encoded(key.apply(all.get(i))).equals(token)) {
                return i + 1;
            }
        }
        throw badToken;
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static int start(String token, int size, ServiceError badToken) {
        if (!token.matches("sandbox-\\d{1,9}")) {
            throw badToken;
        }
        return Math.min(size, Integer.parseInt(token.substring("sandbox-".length())));
    }
}

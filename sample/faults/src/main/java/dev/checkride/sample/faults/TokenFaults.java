package dev.checkride.sample.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A check of the token that is left out. */
final class TokenFaults {
    private TokenFaults() {}

    static List<UsersFault> all() {
        return List.of(
                accepting("unsigned-token-accepted", token -> token.signature().isEmpty()),
                accepting(
                        "access-token-accepted",
                        token -> token.claims().path("token_use").asText().equals("access")));
    }

    /**
     * A token that nobody has verified.
     *
     * @param claims what it says
     * @param signature its third part
     */
    private record Token(JsonNode claims, String signature) {
        static Optional<Token> read(String text) {
            String[] parts = text.split("\\.", -1);
            try {
                return parts.length == 3
                        ? Optional.of(
                                new Token(Documents.read(Base64.getUrlDecoder().decode(parts[1])), parts[2]))
                        : Optional.empty();
            } catch (IllegalArgumentException garbage) {
                return Optional.empty();
            }
        }

        String sub() {
            return claims.path("sub").asText();
        }
    }

    private static UsersFault accepting(String name, Predicate<Token> accepted) {
        return UsersFault.inAuthorizer(name, authorizer -> (event, context) -> {
            try {
                return authorizer.handleRequest(event, context);
            } catch (RuntimeException unauthorized) {
                Token token = Token.read(event.getAuthorizationToken())
                        .filter(read -> !read.sub().isEmpty())
                        .filter(accepted)
                        .orElseThrow(() -> unauthorized);
                Stream<String> own = Stream.of("GET", "PUT", "DELETE").map(method -> method + "/users/" + token.sub());
                return PolicyFaults.policy(
                        token.sub(),
                        own.map(route -> PolicyFaults.resource(event, route)).toList());
            }
        });
    }
}

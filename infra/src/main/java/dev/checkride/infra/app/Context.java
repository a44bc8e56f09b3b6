package dev.checkride.infra.app;

import dev.checkride.infra.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.constructs.Construct;

/** What {@code cdk.json} or {@code -c name=value} says. */
record Context(Construct app, Path home) {
    Optional<String> text(String name) {
        Object value = app.getNode().tryGetContext(name);
        return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isBlank());
    }

    /** A path, below the project's folder unless it is absolute. */
    Optional<Path> path(String name) {
        return text(name).map(home::resolve);
    }

    /** Where {@code checkride.json} is. */
    Path configuration() {
        return path("configuration").orElse(home.resolve("checkride.json"));
    }

    /** Texts between commas. */
    List<String> list(String name) {
        return text(name).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Owner and name of the pipeline's repository. */
    String[] repository() {
        String repository = text("repository").orElse("");
        String[] parts = repository.split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new InvalidInputException("The context \"connection\" needs \"repository\" as owner/name, not \""
                    + repository + "\": give it with -c repository=owner/name");
        }
        return parts;
    }

    StackName stackName(String name, String otherwise) {
        return new StackName(text(name).orElse(otherwise));
    }
}

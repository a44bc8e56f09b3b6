package dev.checkride.sample;

/** Thrown when a user is to be created under an id that is taken. */
final class UserExistsException extends RuntimeException {
    UserExistsException(String userId, Throwable cause) {
        super(
                "A user with the userid \"" + userId + "\" exists already: change it with PUT, or leave the userid out",
                cause);
    }
}

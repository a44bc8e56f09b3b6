package dev.checkride.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Keeps users, each a JSON object with its {@code userid}.
 *
 * <p>What names or stores a user throws {@link BadRequestException} if the store cannot hold such a one.
 */
interface UserStore {
    List<ObjectNode> list();

    Optional<ObjectNode> find(String userId);

    /**
     * Stores a new user.
     *
     * @throws UserExistsException if the userid is taken
     */
    void create(ObjectNode user);

    /** Stores a user in the place of the one with its userid, if there is one. */
    void replace(ObjectNode user);

    /** Removes a user; an absent one is no error. */
    void delete(String userId);
}

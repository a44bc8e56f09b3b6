package dev.checkride.executor.page;

/** The bytes that the details of a page may still take. */
final class Room {
    private int left;

    Room(int bytes) {
        this.left = bytes;
    }

    boolean isUsedUp() {
        return left <= 0;
    }

    /** Takes the room for a part; nothing if there is not enough for all of it. */
    boolean take(Html part) {
        boolean fits = part.bytes() <= left;
        left -= fits ? part.bytes() : 0;
        return fits;
    }
}

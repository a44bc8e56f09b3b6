package dev.checkride.asl;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Random UUIDs of version 4 from a generator that a test may seed. */
final class Uuids {
    private Uuids() {}

    static String next(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}

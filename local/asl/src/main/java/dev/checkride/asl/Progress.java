package dev.checkride.asl;

/** What a Parallel or a Map has done when its execution ends before it does: a redrive goes on from there. */
sealed interface Progress permits Branches, DistributedRun {}

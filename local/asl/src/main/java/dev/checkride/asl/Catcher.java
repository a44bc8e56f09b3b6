package dev.checkride.asl;

/** Where to go on after an error. */
record Catcher(ErrorMatch errors, Exit exit) {}

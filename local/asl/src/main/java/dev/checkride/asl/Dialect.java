package dev.checkride.asl;

/** How a state's fields are read. */
enum Dialect {
    JSONATA,

    /** No query language at all: JSONPath is the default of a definition, and only literals are run. */
    NEUTRAL
}

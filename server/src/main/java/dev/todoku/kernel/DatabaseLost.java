package dev.todoku.kernel;

/** The database is another server's by now: this one must end, since both would send. Published once. */
public record DatabaseLost(String why) {}

package dev.todoku.emulator.person;

/** What decides first names and a little of the taste. */
public enum Sex {
    FEMALE,
    MALE
}

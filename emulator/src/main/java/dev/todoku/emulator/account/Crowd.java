package dev.todoku.emulator.account;

/**
 * Users made from one seed.
 *
 * @param first the ordinal of its first
 */
public record Crowd(int first, long seed) {}

package dev.todoku.emulator.login;

/** Somebody who may be picked on a page. */
public record Person(String userId, String name, boolean friend) {}

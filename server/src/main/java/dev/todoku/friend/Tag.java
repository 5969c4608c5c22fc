package dev.todoku.friend;

/**
 * A label that an account puts on friends.
 *
 * @param tagId from 1 within the account, never reused
 */
public record Tag(int tagId, String name) {}

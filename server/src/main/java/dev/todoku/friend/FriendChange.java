package dev.todoku.friend;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happens to one friend.
 *
 * @param userId LINE's user id; someone not met before becomes known by it
 * @param at when it happened; against what is written per field, the later one holds, whichever came first
 * @param cause what brought it about: {@code event:01FZ…}, {@code import:…}, {@code api}; one entry of the history tells
 *     all changes of one friend with one cause
 */
public record FriendChange(UUID userId, Instant at, String cause, Effect effect) {}

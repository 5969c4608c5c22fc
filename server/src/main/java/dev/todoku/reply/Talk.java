package dev.todoku.reply;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a friend stands in a dialogue.
 *
 * @param question the index of the one that waits for an answer
 * @param times how often it was asked
 */
record Talk(UUID dialogueId, int question, Instant askedAt, int times) {}

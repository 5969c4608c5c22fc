package dev.todoku.friend;

import org.jspecify.annotations.Nullable;

/**
 * A label that an account puts on friends.
 *
 * @param tagId from 1 within the account, never reused
 * @param folder where people find it; null: at the top
 * @param position its place in its folder
 * @param limit at most so many friends wear it at a time: the first to get it; null: any number
 * @param lifetimeDays taken off so many days after it was put on; null: never
 */
public record Tag(
        int tagId,
        String name,
        @Nullable String folder,
        int position,
        @Nullable Integer limit,
        @Nullable Integer lifetimeDays) {}

package dev.todoku.line;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v2/bot/followers/ids}: a slice of the friends' ids; {@code next} for the following one, for 24 hours.
 */
public record FollowerIds(List<String> userIds, @Nullable String next) {}

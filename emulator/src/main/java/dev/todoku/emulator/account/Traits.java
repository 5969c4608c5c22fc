package dev.todoku.emulator.account;

import dev.todoku.protocol.narrowcast.Area;
import org.jspecify.annotations.Nullable;

/**
 * What LINE believes about a friend.
 *
 * @param area absent if unknown
 */
public record Traits(Gender gender, AgeBand age, @Nullable Area area, AppType appType) {
    public static final Traits UNKNOWN = new Traits(Gender.UNKNOWN, AgeBand.UNKNOWN, null, AppType.OTHERS);
}

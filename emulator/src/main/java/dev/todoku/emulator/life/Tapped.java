package dev.todoku.emulator.life;

import org.jspecify.annotations.Nullable;

/**
 * What a tap did.
 *
 * @param told what the bot is told; absent if nothing
 * @param opens what the phone shows now: a URI, {@code keyboard}, {@code voice}, {@code richmenu}, {@code none} for a
 *     rich menu that closes, {@code datetimepicker}, {@code camera}, {@code cameraRoll} or {@code location}
 * @param text what stands in the keyboard, or in the clipboard
 */
public record Tapped(
        Acting.@Nullable Told told,
        @Nullable String opens,
        @Nullable String text) {
    static Tapped telling(Acting.Told told) {
        return new Tapped(told, null, null);
    }

    static Tapped opening(String what) {
        return new Tapped(null, what, null);
    }
}

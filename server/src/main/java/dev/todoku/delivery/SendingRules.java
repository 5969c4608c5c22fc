package dev.todoku.delivery;

import org.jspecify.annotations.Nullable;

/**
 * The owner's wishes for how all campaigns of an account are sent.
 *
 * @param quietHours when no campaign is sent, or null
 * @param recipientsPerMinute the most a campaign starts with, or null for LINE's own pace; see {@link Throttle}
 */
public record SendingRules(
        @Nullable QuietHours quietHours, @Nullable Integer recipientsPerMinute) {

    public static final SendingRules NONE = new SendingRules(null, null);
}

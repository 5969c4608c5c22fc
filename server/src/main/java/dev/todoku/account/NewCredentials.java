package dev.todoku.account;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the owner states to replace a channel's secret or token.
 *
 * @param channelSecret null: the one known stays
 * @param channelAccessToken a long-lived token; null: we issue tokens by id and secret
 */
public record NewCredentials(
        @Nullable @Size(min = 1, max = 100) String channelSecret,
        @Nullable @Size(min = 1, max = 500) String channelAccessToken) {

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "NewCredentials[…]";
    }
}

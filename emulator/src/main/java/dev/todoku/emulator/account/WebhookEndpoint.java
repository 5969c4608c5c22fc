package dev.todoku.emulator.account;

import org.jspecify.annotations.Nullable;

/**
 * Where an account's events go.
 *
 * @param active the switch "use webhook" of LINE's console
 */
public record WebhookEndpoint(@Nullable String url, boolean active) {
    public static final WebhookEndpoint NONE = new WebhookEndpoint(null, false);

    public static WebhookEndpoint to(String url) {
        return new WebhookEndpoint(url, true);
    }
}

package dev.todoku.line;

/**
 * A channel's id and secret, from LINE's console: what tokens are issued for. The secret is never printed.
 */
public record ChannelKey(String channelId, String channelSecret) {

    @Override
    public String toString() {
        return "ChannelKey[channelId=%s]".formatted(channelId);
    }
}

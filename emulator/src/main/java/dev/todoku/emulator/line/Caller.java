package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.token.Token;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param token the valid channel access token of the call, if it has one
 * @param account whose account is meant: the token's own, or the one that a module channel names
 */
record Caller(@Nullable Token token, @Nullable Account account) {
    static final Caller NOBODY = new Caller(null, null);

    /** Rates are counted by channel, and for a module channel by account too: only who has a token can be counted. */
    String rateKey() {
        if (token == null) throw new IllegalStateException("caller: got no token (expected: one, to be counted by)");
        return account == null || account.channelId().equals(token.channelId())
                ? token.channelId()
                : token.channelId() + "/" + account.channelId();
    }
}

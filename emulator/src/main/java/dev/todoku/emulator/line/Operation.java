package dev.todoku.emulator.line;

import dev.todoku.protocol.Rate;

/**
 * One operation of LINE's API.
 *
 * @param takes what its callers must or may send along
 */
record Operation(Takes takes, Rate rate, Call.Handler handler) {
    /** Who may call, with what. */
    enum Takes {
        /** No channel access token: the operations that issue and check them. */
        NO_TOKEN,
        /** The channel access token of any channel: those of LINE Login and modules call these. */
        CHANNEL,
        /** A channel access token of an account, or of a module that names the account. */
        TOKEN,
        /** A channel access token and, if the caller likes, a retry key. */
        TOKEN_AND_RETRY_KEY
    }
}

package dev.todoku.emulator.webhook;

import dev.todoku.emulator.account.Account;
import org.jspecify.annotations.Nullable;

/**
 * A channel that is told of an account's events.
 *
 * @param moduleId absent for the account's own channel
 */
record Listener(Account account, @Nullable String moduleId) {
    static Listener own(Account account) {
        return new Listener(account, null);
    }

    /** What waits for one listener waits in one lane. */
    String lane() {
        return lane(account.channelId(), moduleId);
    }

    static String lane(String channelId, @Nullable String moduleId) {
        return moduleId == null ? channelId : channelId + "/" + moduleId;
    }
}

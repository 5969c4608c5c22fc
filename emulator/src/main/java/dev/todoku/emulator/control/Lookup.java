package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.protocol.UserId;

/** Finds what a path names, or refuses. */
final class Lookup {
    private Lookup() {}

    static Account account(Accounts accounts, ControlCall call) {
        String channelId = call.variable("channelId");
        return accounts.find(channelId)
                .orElseThrow(() -> ControlRefused.notFound("channelId: got '" + channelId + "', which is no account"));
    }

    /** The ordinal of a user whom the account knows. The account must be locked. */
    static int friend(Account account, String userId) {
        int ordinal = UserId.find(userId)
                .map(id -> account.friends().find(id.value()))
                .orElse(-1);
        if (ordinal < 0) throw ControlRefused.notFound("userId: got '" + userId + "', whom this account does not know");
        return ordinal;
    }
}

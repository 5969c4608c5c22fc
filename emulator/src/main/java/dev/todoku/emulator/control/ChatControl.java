package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;

/** One friend's chat with the account. */
final class ChatControl {
    private final Accounts accounts;
    private final ChatPages pages;

    ChatControl(Accounts accounts, ChatPages pages) {
        this.accounts = accounts;
        this.pages = pages;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/accounts/{channelId}/friends/{userId}/chat", this::chat);
    }

    /** {@code detail=events} also tells of a friend who blocks, unsends and the like. */
    private Reply chat(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        int ordinal = account.locked(() -> Lookup.friend(account, call.variable("userId")));
        boolean events = "events".equals(call.query("detail"));
        return pages.answer(call, account, entry -> ChatMessage.of(entry, ordinal, events));
    }
}

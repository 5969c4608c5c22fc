package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;

/** What stands in a group or room: a view over the journal, as a friend's chat is. */
final class GroupChatControl {
    private final Accounts accounts;
    private final ChatPages pages;

    GroupChatControl(Accounts accounts, ChatPages pages) {
        this.accounts = accounts;
        this.pages = pages;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/accounts/{channelId}/groups/{chatId}/chat", this::chat);
    }

    private Reply chat(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String chatId = call.variable("chatId");
        if (account.locked(() -> account.groups().find(chatId)).isEmpty())
            throw ControlRefused.notFound("chatId: got '" + chatId + "', which is no group or room");
        boolean events = "events".equals(call.query("detail"));
        return pages.answer(call, account, entry -> ChatMessage.inGroup(entry, chatId, events));
    }
}

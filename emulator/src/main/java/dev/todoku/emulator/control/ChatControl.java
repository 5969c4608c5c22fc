package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.journal.Journal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One friend's chat with the account: a view over the journal, whole, by pages, or as it goes on. */
final class ChatControl {
    private static final Duration POLL_MAX = Duration.ofSeconds(20);
    private static final int LIMIT_MAX = 1_000;

    private final Accounts accounts;
    private final Journal journal;

    ChatControl(Accounts accounts, Journal journal) {
        this.accounts = accounts;
        this.journal = journal;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/accounts/{channelId}/friends/{userId}/chat", this::chat);
    }

    /**
     * @param earlier whether the chat has older messages than these
     * @param version to be asked with for what comes next
     */
    private record Chat(List<ChatMessage> messages, boolean earlier, long version) {}

    /**
     * {@code limit} asks for so many of the newest, {@code before} for those before the message of that id;
     * {@code version} waits up to 20 s for what is newer; {@code detail=events} also tells of a friend who blocks, unsends and the like.
     */
    private Reply chat(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        int ordinal = account.locked(() -> Lookup.friend(account, call.variable("userId")));
        boolean events = "events".equals(call.query("detail"));
        String seen = call.query("version");
        if (seen != null) return Reply.json(goneOn(account, ordinal, events, ControlCall.number("version", seen, 0)));
        Journal.Extract whole = journal.since(0);
        List<ChatMessage> all = messages(whole, account, ordinal, events);
        return Reply.json(page(all, call.query("before"), call.query("limit"), whole.version()));
    }

    private Chat goneOn(Account account, int ordinal, boolean events, long seen) {
        try {
            journal.awaitAfter(seen, POLL_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Journal.Extract news = journal.since(seen);
        return new Chat(messages(news, account, ordinal, events), true, news.version());
    }

    private static Chat page(List<ChatMessage> all, @Nullable String before, @Nullable String limit, long version) {
        int end = all.size();
        if (before != null) {
            while (end > 0 && !all.get(end - 1).id().equals(before)) end--;
            end = Math.max(0, end - 1);
        }
        long most = limit == null ? end : Math.clamp(ControlCall.number("limit", limit, 1), 1, LIMIT_MAX);
        int start = (int) Math.max(0, end - most);
        return new Chat(all.subList(start, end), start > 0, version);
    }

    private static List<ChatMessage> messages(Journal.Extract extract, Account account, int ordinal, boolean events) {
        return extract.entries().stream()
                .filter(entry -> account.channelId().equals(entry.channelId()))
                .flatMap(entry -> ChatMessage.of(entry, ordinal, events).stream())
                .toList();
    }
}

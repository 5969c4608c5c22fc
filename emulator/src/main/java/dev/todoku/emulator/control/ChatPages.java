package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A chat out of the journal: whole, by pages, or as it goes on. {@code limit} asks for so many of the newest,
 * {@code before} for those before the message of that id; {@code version} waits up to 20 s for what is newer.
 */
final class ChatPages {
    private static final Duration POLL_MAX = Duration.ofSeconds(20);
    private static final int LIMIT_MAX = 1_000;

    private final Journal journal;

    ChatPages(Journal journal) {
        this.journal = journal;
    }

    /**
     * @param earlier whether the chat has older messages than these
     * @param version to be asked with for what comes next
     */
    private record Chat(List<ChatMessage> messages, boolean earlier, long version) {}

    /** @param view what an entry of the account's put into the chat */
    Reply answer(ControlCall call, Account account, Function<Entry, List<ChatMessage>> view) {
        String seen = call.query("version");
        if (seen == null) {
            Journal.Extract whole = journal.since(0);
            return Reply.json(page(messages(whole, account, view), call, whole.version()));
        }
        Journal.Extract news = next(ControlCall.number("version", seen, 0));
        return Reply.json(new Chat(messages(news, account, view), true, news.version()));
    }

    private Journal.Extract next(long seen) {
        try {
            journal.awaitAfter(seen, POLL_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return journal.since(seen);
    }

    private static Chat page(List<ChatMessage> all, ControlCall call, long version) {
        int end = end(all, call.query("before"));
        String limit = call.query("limit");
        long most = limit == null ? end : Math.min(ControlCall.number("limit", limit, 1), LIMIT_MAX);
        int start = (int) Math.max(0, end - most);
        return new Chat(all.subList(start, end), start > 0, version);
    }

    private static int end(List<ChatMessage> all, @Nullable String before) {
        int end = all.size();
        if (before == null) return end;
        while (end > 0 && !all.get(end - 1).id().equals(before)) end--;
        return Math.max(0, end - 1);
    }

    private static List<ChatMessage> messages(
            Journal.Extract extract, Account account, Function<Entry, List<ChatMessage>> view) {
        return extract.entries().stream()
                .filter(entry -> account.channelId().equals(entry.channelId()))
                .flatMap(entry -> view.apply(entry).stream())
                .toList();
    }
}

package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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
        if (seen == null) return Reply.json(page(call, account, view));
        Journal.Extract news = next(ControlCall.number("version", seen, 0));
        List<ChatMessage> messages = news.entries().stream()
                .filter(entry -> account.channelId().equals(entry.channelId()))
                .flatMap(entry -> view.apply(entry).stream())
                .toList();
        return Reply.json(new Chat(messages, true, news.version()));
    }

    private Journal.Extract next(long seen) {
        try {
            journal.awaitAfter(seen, POLL_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return journal.since(seen);
    }

    /** Read from the end, and no farther than to the first message that is not on the page. */
    private Chat page(ControlCall call, Account account, Function<Entry, List<ChatMessage>> view) {
        String limit = call.query("limit");
        long most = limit == null ? Integer.MAX_VALUE : Math.min(ControlCall.number("limit", limit, 1), LIMIT_MAX);
        String before = call.query("before");
        Journal.Backwards journaled = journal.backwards();
        Stream<ChatMessage> newestFirst = journaled
                .entries()
                .filter(entry -> account.channelId().equals(entry.channelId()))
                .flatMap(entry -> view.apply(entry).reversed().stream());
        if (before != null)
            newestFirst = newestFirst
                    .dropWhile(message -> !message.id().equals(before))
                    .skip(1);
        List<ChatMessage> page = newestFirst.limit(most + 1).toList();
        boolean earlier = page.size() > most;
        return new Chat((earlier ? page.subList(0, (int) most) : page).reversed(), earlier, journaled.version());
    }
}

package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.BotSettings;
import dev.todoku.emulator.chat.ChatMarks;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a friend's screen shows beside the messages, and what the owner sets about the bot. */
final class ScreenControl {
    /** Entries stand in the order in which calls ended, with the instants at which they began: so far apart at most. */
    private static final Duration CALL_MAX = Duration.ofMinutes(1);

    private static final List<String> CHAT_MODES = List.of("chat", "bot");
    private static final List<String> READ_MODES = List.of("auto", "manual");

    private final InstantSource clock;
    private final Accounts accounts;
    private final Journal journal;

    ScreenControl(InstantSource clock, Accounts accounts, Journal journal) {
        this.clock = clock;
        this.accounts = accounts;
        this.journal = journal;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/accounts/{channelId}/friends/{userId}/screen", this::screen);
        routes.add("PUT", "/_emulator/accounts/{channelId}/bot", this::setBot);
    }

    /**
     * @param loadingUntil the account shows until then that it is about to answer
     * @param readUntil what the friend wrote until then is marked as read
     */
    private record Screen(
            @Nullable ShownMenu richMenu,
            @Nullable Instant loadingUntil,
            @Nullable Instant readUntil) {}

    private Reply screen(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String userId = call.variable("userId");
        ChatMarks.Loading loading = account.locked(
                () -> account.chatMarks().loading(userId, clock.instant()).orElse(null));
        // the journal is long, and read without the account's lock
        boolean loads = loading != null && !wroteSince(account, userId, loading.since());
        return Reply.json(account.locked(() -> new Screen(
                ShownMenu.of(account, Lookup.friend(account, userId)),
                loads ? loading.until() : null,
                account.chatMarks().readUntil(userId).orElse(null))));
    }

    /** Whether the account sent the friend anything since. */
    private boolean wroteSince(Account account, String userId, Instant since) {
        int ordinal = account.locked(() -> Lookup.friend(account, userId));
        return journal.backwards()
                .entries()
                .takeWhile(entry -> entry.at().isAfter(since.minus(CALL_MAX)))
                .filter(entry -> account.channelId().equals(entry.channelId())
                        && !entry.at().isBefore(since))
                .flatMap(entry -> ChatMessage.of(entry, ordinal, false).stream())
                .anyMatch(message -> message.direction().equals("out"));
    }

    /** What is not named stays as it is. */
    private record Bot(
            @Nullable String chatMode,
            @Nullable String markAsReadMode,
            @Nullable String pictureUrl,
            @Nullable String premiumId) {}

    private Reply setBot(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        Bot wanted = call.body(Bot.class);
        BotSettings before = account.botSettings();
        account.setBotSettings(new BotSettings(
                one("chatMode", wanted.chatMode, before.chatMode(), CHAT_MODES),
                one("markAsReadMode", wanted.markAsReadMode, before.markAsReadMode(), READ_MODES),
                wanted.pictureUrl == null ? before.pictureUrl() : wanted.pictureUrl,
                wanted.premiumId == null ? before.premiumId() : wanted.premiumId));
        return Reply.json(account.botSettings());
    }

    private static String one(String name, @Nullable String wanted, String before, List<String> allowed) {
        if (wanted == null) return before;
        if (!allowed.contains(wanted))
            throw ControlRefused.badRequest(name + ": got '" + wanted + "' (expected: one of " + allowed + ")");
        return wanted;
    }
}

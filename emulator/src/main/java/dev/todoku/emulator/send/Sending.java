package dev.todoku.emulator.send;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.account.ReplyTokens;
import dev.todoku.emulator.account.Reservation;
import dev.todoku.emulator.account.RetryKeys;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Recipients;
import dev.todoku.emulator.journal.Route;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.journal.SentObject;
import dev.todoku.emulator.setting.Settings;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.message.Message;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Accepts messages. A send is whole or not at all: its planned size is reserved, then its real number settled, both in
 * the month of the instant of acceptance; a burnt retry key sends nothing again.
 */
public final class Sending {
    private static final int QUOTE_TOKEN_LENGTH = 80;

    private final InstantSource clock;
    private final SettingsStore settings;
    private final Schedule schedule;
    private final Ids ids;

    public Sending(InstantSource clock, SettingsStore settings, Schedule schedule, Ids ids) {
        this.clock = clock;
        this.settings = settings;
        this.schedule = schedule;
        this.ids = ids;
    }

    public Sent push(Account account, Attempt attempt, ChatId to, List<Message> messages) throws SendRefused {
        return send(
                account,
                attempt,
                Route.PUSH,
                messages,
                (friends, now, with) -> to.kind() == ChatId.Kind.USER
                        ? Audiences.of(to, friends, now)
                        : Audiences.of(
                                account.groups().joined(to.value()).orElseThrow(SendRefused.UnknownRecipient::new)));
    }

    public Sent multicast(Account account, Attempt attempt, List<UserId> to, List<Message> messages)
            throws SendRefused {
        return send(
                account,
                attempt,
                Route.MULTICAST,
                messages,
                (friends, now, with) -> Audiences.of(to, friends, now, with));
    }

    public Sent broadcast(Account account, Attempt attempt, List<Message> messages) throws SendRefused {
        return send(account, attempt, Route.BROADCAST, messages, (friends, now, with) -> Audiences.all(friends));
    }

    /** Answers an event: free, once per token. */
    public Sent reply(Account account, String replyToken, List<Message> messages) throws SendRefused {
        account.lock();
        try {
            Instant now = clock.instant();
            ReplyTokens.Chat chat =
                    account.replyTokens().find(replyToken, now).orElseThrow(SendRefused.InvalidReplyToken::new);
            account.replyTokens().use(replyToken);
            Recipients delivered = readersOf(account, chat, now);
            if (delivered.count() > 0)
                account.ledger().replied(account.contracts().monthOf(now), now);
            return new Sent(Route.REPLY, 1, 0, delivered, objects(messages));
        } finally {
            account.unlock();
        }
    }

    private static Recipients readersOf(Account account, ReplyTokens.Chat chat, Instant now) {
        if (chat.group() != null)
            return account.groups()
                    .joined(chat.group().value())
                    .map(group -> Audiences.of(group).delivered())
                    .orElseGet(Recipients::none);
        return account.friends().isReachable(chat.ordinal(), now) ? Recipients.one(chat.ordinal()) : Recipients.none();
    }

    @FunctionalInterface
    private interface Finder {
        Audience find(Friends friends, Instant now, Settings with) throws SendRefused;
    }

    private Sent send(Account account, Attempt attempt, Route route, List<Message> messages, Finder finder)
            throws SendRefused {
        account.lock();
        try {
            Instant now = clock.instant();
            Settings with = settings.get();
            refuseIfAccepted(account, attempt, now);
            Audience audience = finder.find(account.friends(), now, with);
            Reservation reservation = reserve(account, audience, now, with);
            Sent sent =
                    new Sent(route, audience.planned(), audience.counted(), audience.delivered(), objects(messages));
            burn(account, attempt, sent);
            settle(account, reservation, sent, now, with);
            return sent;
        } finally {
            account.unlock();
        }
    }

    private static void refuseIfAccepted(Account account, Attempt attempt, Instant now) throws SendRefused {
        if (attempt.retryKey() == null) return;
        RetryKeys.@Nullable Accepted earlier =
                account.retryKeys().present(attempt.retryKey(), now).orElse(null);
        if (earlier != null) throw new SendRefused.AlreadyAccepted(earlier);
    }

    private static void burn(Account account, Attempt attempt, Sent sent) {
        if (attempt.retryKey() == null) return;
        List<SentObject> told = sent.via() == Route.PUSH ? sent.objects() : List.of();
        account.retryKeys().burn(attempt.retryKey(), new RetryKeys.Accepted(attempt.requestId(), told));
    }

    private static Reservation reserve(Account account, Audience audience, Instant now, Settings with)
            throws SendRefused {
        YearMonth month = account.contracts().monthOf(now);
        OptionalLong limit = account.contracts().limitIn(month);
        OptionalLong ceiling = limit.isPresent() ? OptionalLong.of(limit.getAsLong() + with.limitOvershoot()) : limit;
        return account.ledger().reserve(month, audience.planned(), ceiling).orElseThrow(SendRefused.MonthlyLimit::new);
    }

    private void settle(Account account, Reservation reservation, Sent sent, Instant acceptedAt, Settings with) {
        if (with.settleAfter().isZero()) {
            account.ledger().settle(reservation, sent.via(), acceptedAt, sent.counted());
            return;
        }
        schedule.at(
                acceptedAt.plus(with.settleAfter()),
                "settling a " + sent.via().word(),
                () -> account.locking(
                        () -> account.ledger().settle(reservation, sent.via(), acceptedAt, sent.counted())));
    }

    private List<SentObject> objects(List<Message> messages) {
        return messages.stream()
                .map(message -> new SentObject(
                        ids.messageId(), message.quotable() ? ids.token(QUOTE_TOKEN_LENGTH) : null, message))
                .toList();
    }
}

package dev.todoku.emulator.send;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.account.ReplyTokens;
import dev.todoku.emulator.account.Reservation;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Recipients;
import dev.todoku.emulator.journal.Route;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.setting.Settings;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.message.Message;
import dev.todoku.protocol.send.MulticastRequest;
import dev.todoku.protocol.send.PushRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Accepts messages. A send is whole or not at all: its planned size is reserved, then its real number settled, both in
 * the month of the instant of acceptance; a burnt retry key sends nothing again.
 */
public final class Sending {
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

    public Sent push(Account account, Attempt attempt, PushRequest request) throws SendRefused {
        return send(
                account,
                attempt,
                Route.PUSH,
                request.messages(),
                request.customAggregationUnits(),
                (friends, now, with) -> Audiences.of(request.to(), account, now));
    }

    public Sent multicast(Account account, Attempt attempt, MulticastRequest request) throws SendRefused {
        return send(
                account,
                attempt,
                Route.MULTICAST,
                request.messages(),
                request.customAggregationUnits(),
                (friends, now, with) -> Audiences.of(request.to(), friends, now, with));
    }

    public Sent broadcast(Account account, Attempt attempt, List<Message> messages) throws SendRefused {
        return send(
                account, attempt, Route.BROADCAST, messages, List.of(), (friends, now, with) -> Audiences.all(friends));
    }

    /** Answers an event: free, once per token. */
    public Sent reply(Account account, String replyToken, List<Message> messages) throws SendRefused {
        account.lock();
        try {
            Instant now = clock.instant();
            ReplyTokens.Chat chat =
                    account.replyTokens().find(replyToken, now).orElseThrow(SendRefused.InvalidReplyToken::new);
            account.replyTokens().use(replyToken);
            Recipients delivered = Audiences.of(chat, account, now);
            if (delivered.count() > 0)
                account.ledger().listed(Route.REPLY, account.contracts().monthOf(now), now);
            return new Sent(Route.REPLY, 1, 0, delivered, Acceptance.objects(messages, ids));
        } finally {
            account.unlock();
        }
    }

    @FunctionalInterface
    private interface Finder {
        Audience find(Friends friends, Instant now, Settings with) throws SendRefused;
    }

    private Sent send(
            Account account, Attempt attempt, Route route, List<Message> messages, List<String> units, Finder finder)
            throws SendRefused {
        account.lock();
        try {
            Instant now = clock.instant();
            Settings with = settings.get();
            Acceptance acceptance = new Acceptance(account, attempt, now, with);
            acceptance.refuseIfAccepted();
            Audience audience = finder.find(account.friends(), now, with);
            Reservation reservation = acceptance.reserve(audience.planned());
            Sent sent = new Sent(
                    route,
                    audience.planned(),
                    audience.counted(),
                    audience.delivered(),
                    Acceptance.objects(messages, ids));
            acceptance.burnKey(route == Route.PUSH ? sent.objects() : List.of());
            settle(account, reservation, sent, now, with);
            acceptance.count(sent, units);
            return sent;
        } finally {
            account.unlock();
        }
    }

    private void settle(Account account, Reservation reservation, Sent sent, Instant acceptedAt, Settings with) {
        if (with.sends().settleAfter().isZero()) {
            account.ledger().settle(reservation, sent.via(), acceptedAt, sent.counted());
            return;
        }
        schedule.at(
                acceptedAt.plus(with.sends().settleAfter()),
                "settling a " + sent.via().word(),
                () -> account.locking(
                        () -> account.ledger().settle(reservation, sent.via(), acceptedAt, sent.counted())));
    }
}

package dev.todoku.emulator.life;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.journal.Sent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Friends that live, account by account. They hear what is sent from the journal, and are looked after in steps of the
 * emulated clock as long as something is unread: one task per account, however many friends.
 */
public final class Lives {
    private final InstantSource clock;
    private final Schedule schedule;
    private final Phone phone;
    private final Acting acting;
    private final Map<String, Living> byChannel = new ConcurrentHashMap<>();

    public Lives(InstantSource clock, Schedule schedule, Journal journal, Phone phone, Acting acting) {
        this.clock = clock;
        this.schedule = schedule;
        this.phone = phone;
        this.acting = acting;
        journal.listen(this::hear);
    }

    /** How the friends of an account live. */
    public LifeSettings settings(Account account) {
        return account.locked(living(account)::settings);
    }

    public void set(Account account, LifeSettings wanted) {
        account.locking(() -> living(account).set(wanted));
    }

    /** What they did so far. */
    public Deeds.Counts deeds(Account account) {
        return account.locked(living(account)::deeds);
    }

    /** Nobody lives any more. */
    public void clear() {
        byChannel.clear();
    }

    private Living living(Account account) {
        return byChannel.computeIfAbsent(account.channelId(), _ -> new Living(account));
    }

    private void hear(Entry entry) {
        if (!(entry instanceof Entry.Sends call) || call.channelId() == null) return;
        Sent sent = call.sent();
        Living living = byChannel.get(call.channelId());
        if (sent == null || living == null) return;
        boolean heard = living.account().locked(() -> living.got(call.requestId(), call.at(), sent));
        if (heard) lookLater(living);
    }

    private void lookLater(Living living) {
        Instant now = clock.instant();
        living.account()
                .locked(() -> living.plan(now))
                .ifPresent(next -> schedule.at(next, "friends who live", () -> look(living)));
    }

    private void look(Living living) {
        if (byChannel.get(living.account().channelId()) != living) return;
        living.look(clock.instant(), phone, acting);
        lookLater(living);
    }
}

package dev.todoku.emulator.life;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.journal.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
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
    private final Set<String> awake = ConcurrentHashMap.newKeySet();

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
        awake.clear();
    }

    private Living living(Account account) {
        return byChannel.computeIfAbsent(account.channelId(), _ -> new Living(account));
    }

    private void hear(Entry entry) {
        if (!(entry instanceof Entry.Call call) || call.channelId() == null) return;
        Sent sent = call.sent();
        Living living = byChannel.get(call.channelId());
        if (sent == null || living == null) return;
        boolean heard = living.account().locked(() -> living.got(call.requestId(), call.at(), sent));
        if (heard && awake.add(call.channelId())) lookLater(living);
    }

    private void lookLater(Living living) {
        Duration every = settings(living.account()).every();
        schedule.at(after(clock.instant(), every), "friends who live", () -> look(living));
    }

    /** The next multiple of the step, so that when somebody is looked after does not depend on who was sent what. */
    private static Instant after(Instant now, Duration every) {
        long step = every.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), step) + 1) * step);
    }

    private void look(Living living) {
        String channelId = living.account().channelId();
        if (byChannel.get(channelId) != living) return;
        boolean more = living.look(clock.instant(), phone, acting);
        if (more) lookLater(living);
        else sleep(living);
    }

    /** What is sent while we fall asleep wakes us again. */
    private void sleep(Living living) {
        String channelId = living.account().channelId();
        awake.remove(channelId);
        boolean more = living.account().locked(living::hasMore);
        if (more && awake.add(channelId)) lookLater(living);
    }
}

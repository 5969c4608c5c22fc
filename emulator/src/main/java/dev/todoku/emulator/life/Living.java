package dev.todoku.emulator.life;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.journal.Recipients;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.person.Draw;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BatchIterator;

/**
 * The life of one account's friends: what they were sent and have not read yet, and how much they got lately. Guarded
 * by the account's lock.
 */
final class Living {
    /** Friends who act in one hold of the account's lock, so that calls are answered between. */
    private static final int HELD_MAX = 500;

    private final Account account;
    private final Mood mood = new Mood();
    private final Deeds deeds = new Deeds();
    private final List<Attention> attentions = new ArrayList<>();
    private final Repeats repeats = new Repeats();
    private LifeSettings settings = LifeSettings.defaults();
    private @Nullable Instant planned;

    Living(Account account) {
        this.account = account;
    }

    Account account() {
        return account;
    }

    Mood mood() {
        return mood;
    }

    LifeSettings settings() {
        return settings;
    }

    /** Other settings; what is under way is forgotten when life ends. */
    void set(LifeSettings wanted) {
        settings = wanted;
        if (!wanted.on()) attentions.clear();
    }

    Deeds.Counts deeds() {
        return deeds.counts();
    }

    /** Something was delivered; returns whether anybody may react to it. */
    boolean got(String requestId, Instant at, Sent sent) {
        boolean toThemselves = !(sent.delivered() instanceof Recipients.Group);
        if (!settings.on() || !toThemselves || sent.delivered().count() == 0) return false;
        if (sent.via().counts()) mood.got(sent.delivered(), at);
        Stimulus stimulus = Stimulus.of(requestId, at, sent);
        int time = repeats.nth(stimulus.hash(), at, sent.delivered());
        attentions.add(new Attention(stimulus, sent.delivered(), Draw.seed(settings.seed(), time)));
        return true;
    }

    /** When friends are to be looked after next; empty if that is planned already, or there is nothing to come. */
    Optional<Instant> plan(Instant now) {
        Instant next = attentions.stream()
                .map(Attention::nextLook)
                .min(Comparator.naturalOrder())
                .map(look -> step(look.isBefore(now) ? now : look))
                .orElse(null);
        if (next == null || (planned != null && !next.isBefore(planned))) return Optional.empty();
        planned = next;
        return Optional.of(next);
    }

    /** The next multiple of the step, so that when somebody is looked after does not depend on who was sent what. */
    private Instant step(Instant look) {
        long step = settings.every().toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(look.toEpochMilli() - 1, step) + 1) * step);
    }

    /** Lets everybody act who has read something by now. */
    void look(Instant now, Phone phone, Acting acting) {
        account.locking(() -> planned = null);
        for (Attention attention : due(now)) {
            LifeSettings with = account.locked(this::settings);
            BatchIterator readers = attention.readers(now, with).getBatchIterator();
            int[] batch = new int[HELD_MAX];
            while (readers.hasNext()) {
                int size = readers.nextBatch(batch);
                account.locking(() -> {
                    for (int i = 0; i < size; i++)
                        if (account.friends().isReachable(batch[i], now))
                            new Reader(this, attention, batch[i], phone, acting, now).react(deeds);
                });
            }
        }
        account.locking(() -> attentions.removeIf(attention -> attention.isOver(now)));
    }

    /** In an order that does not depend on which of two calls at the same instant came first. */
    private List<Attention> due(Instant now) {
        return account.locked(() -> attentions.stream()
                .filter(attention -> attention.isDue(now))
                .sorted(Comparator.comparing(
                                (Attention attention) -> attention.stimulus().sentAt())
                        .thenComparingLong(Attention::seed))
                .toList());
    }
}

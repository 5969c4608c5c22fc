package dev.todoku.emulator.send;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.AudienceGroup;
import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.account.Narrowcast;
import dev.todoku.emulator.account.Traits;
import dev.todoku.protocol.narrowcast.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Finds the friends a narrowcast is for. The account must be locked. */
record Targets(Account account, Instant now, LocalDate traitsKnownOn) {
    /** In Thailand nobody younger is sent filtered messages (reference, "Send narrowcast message"). */
    private static final int THAI_AGE_MIN = 20;

    /** Friends in {@code recipient} who fit {@code filter}. */
    RoaringBitmap of(Narrowcast.Order order) {
        RoaringBitmap found = order.recipient() == null
                ? account.friends().followingNow()
                : among(order.recipient(), account.friends().followingNow(), order.acceptedAt());
        if (order.recipient() == null && order.filter() == null) return found;
        Filtering filtering =
                new Filtering(account.demographics(), traitsKnownOn, LocalDate.ofInstant(now, Ledger.DAYS));
        RoaringBitmap fitting = new RoaringBitmap();
        found.forEach((int ordinal) -> {
            boolean fits = order.filter() == null || filtering.fits(ordinal, order.filter());
            if (fits && !isThaiMinor(account.demographics().of(ordinal))) fitting.add(ordinal);
        });
        return fitting;
    }

    private RoaringBitmap among(Recipient recipient, RoaringBitmap friends, Instant acceptedAt) {
        return switch (recipient) {
            case Recipient.And(var all) -> {
                RoaringBitmap both = friends.clone();
                all.forEach(each -> both.and(among(each, friends, acceptedAt)));
                yield both;
            }
            case Recipient.Or(var any) -> {
                RoaringBitmap either = new RoaringBitmap();
                any.forEach(each -> either.or(among(each, friends, acceptedAt)));
                yield either;
            }
            case Recipient.Not(var none) -> RoaringBitmap.andNot(friends, among(none, friends, acceptedAt));
            case Recipient.Audience(long id) ->
                RoaringBitmap.and(
                        friends,
                        account.audienceGroups()
                                .find(id)
                                .map(group -> group.members(now))
                                .orElseGet(RoaringBitmap::new));
            case Recipient.Redelivery(String requestId) -> {
                RoaringBitmap earlier = new RoaringBitmap();
                account.narrowcasts()
                        .find(requestId, acceptedAt)
                        .map(Narrowcast::progress)
                        .ifPresent(progress -> {
                            if (progress instanceof Narrowcast.Succeeded succeeded)
                                succeeded.delivered().forEach(earlier::add);
                        });
                earlier.and(friends);
                yield earlier;
            }
        };
    }

    /** Whether any audience that must have some size is smaller. */
    boolean hasSmallAudience(@Nullable Recipient recipient, int min) {
        return audiences(recipient)
                .anyMatch(group ->
                        group.kind().mustBeLarge() && group.members(now).getCardinality() < min);
    }

    boolean hasLargeAudience(@Nullable Recipient recipient) {
        return audiences(recipient).anyMatch(group -> group.kind().mustBeLarge());
    }

    private Stream<AudienceGroup> audiences(@Nullable Recipient recipient) {
        if (recipient == null) return Stream.empty();
        return recipient
                .leaves()
                .flatMap(leaf -> leaf instanceof Recipient.Audience(long id)
                        ? account.audienceGroups().find(id).stream()
                        : Stream.empty());
    }

    /** Any {@code count} of them, each set of that size as likely as any other. */
    static RoaringBitmap draw(RoaringBitmap from, int count, RandomGenerator random) {
        RoaringBitmap drawn = new RoaringBitmap();
        PeekableIntIterator ordinals = from.getIntIterator();
        int left = from.getCardinality();
        int wanted = count;
        while (wanted > 0 && ordinals.hasNext()) {
            int ordinal = ordinals.next();
            if (random.nextInt(left--) >= wanted) continue;
            drawn.add(ordinal);
            wanted--;
        }
        return drawn;
    }

    private static boolean isThaiMinor(Traits traits) {
        return traits.area() != null
                && traits.area().code().startsWith("th_")
                && traits.age().from() >= 0
                && traits.age().from() < THAI_AGE_MIN;
    }
}

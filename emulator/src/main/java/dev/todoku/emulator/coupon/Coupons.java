package dev.todoku.emulator.coupon;

import dev.todoku.protocol.coupon.CouponRequest;
import dev.todoku.protocol.coupon.CouponRequest.AcquisitionCondition;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** The coupons of an account and who holds them, friends by ordinal. Guarded by the account's lock. */
public final class Coupons {
    public static final int RUNNING_MAX = 5_000;

    /** What came of an attempt to acquire or use a coupon. */
    public enum Outcome {
        ACQUIRED,
        /** The lottery was lost, or nobody wins any more; a friend draws once. */
        LOST,
        ALREADY_ACQUIRED,
        USED,
        NOT_ACQUIRED,
        USED_UP,
        NOT_STARTED,
        CLOSED
    }

    /** Of one coupon. */
    private static final class Holders {
        private final Map<Integer, Ticket> tickets = new LinkedHashMap<>();
        private final RoaringBitmap lost = new RoaringBitmap();
    }

    private final Map<String, Coupon> byId = new HashMap<>();
    private final TreeMap<Long, Coupon> byNumber = new TreeMap<>();
    private final Map<String, Holders> holders = new HashMap<>();

    public Coupon add(String id, CouponRequest terms, Instant at, boolean isDraft) {
        long number = byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
        return put(new Coupon(id, number, terms, at, isDraft, null));
    }

    private Coupon put(Coupon coupon) {
        byId.put(coupon.id(), coupon);
        byNumber.put(coupon.number(), coupon);
        return coupon;
    }

    public Optional<Coupon> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** From that number downwards: the newest first. */
    public Stream<Coupon> from(long number) {
        return byNumber.headMap(number, true).descendingMap().values().stream();
    }

    public long running(Instant now) {
        return byId.values().stream()
                .filter(coupon -> coupon.statusAt(now) == Coupon.Status.RUNNING)
                .count();
    }

    /** The coupon ends for everybody. */
    public void close(String id, Instant at) {
        find(id).ifPresent(coupon -> put(coupon.closed(at)));
    }

    /** A draft begins to be given out. */
    public void publish(String id) {
        find(id).ifPresent(coupon -> put(coupon.published()));
    }

    /**
     * A friend opens the coupon.
     *
     * @param draw gives a number from 0 to 99, each as likely; asked once per friend, of lotteries only
     */
    public Outcome acquire(Coupon coupon, int ordinal, Instant now, IntSupplier draw) {
        if (coupon.statusAt(now) != Coupon.Status.RUNNING) return Outcome.CLOSED;
        Holders of = holders.computeIfAbsent(coupon.id(), _ -> new Holders());
        if (of.tickets.containsKey(ordinal)) return Outcome.ALREADY_ACQUIRED;
        if (of.lost.contains(ordinal)) return Outcome.LOST;
        if (!wins(coupon.terms().acquisitionCondition(), of.tickets.size(), draw)) {
            of.lost.add(ordinal);
            return Outcome.LOST;
        }
        of.tickets.put(ordinal, new Ticket(now, 0, null));
        return Outcome.ACQUIRED;
    }

    private static boolean wins(AcquisitionCondition condition, int winners, IntSupplier draw) {
        Integer probability = condition.lotteryProbability();
        if (probability == null) return true;
        Integer most = condition.maxAcquireCount();
        boolean drawn = draw.getAsInt() < probability;
        return drawn && (most == null || most < 0 || winners < most);
    }

    /** A friend shows the coupon in the shop. */
    public Outcome use(Coupon coupon, int ordinal, Instant now) {
        Outcome outcome = canUse(coupon, ordinal, now);
        Holders of = holders.get(coupon.id());
        if (outcome == Outcome.USED && of != null)
            of.tickets.computeIfPresent(ordinal, (_, ticket) -> ticket.used(now));
        return outcome;
    }

    /** What would come of using the coupon. */
    public Outcome canUse(Coupon coupon, int ordinal, Instant now) {
        Ticket ticket = ticket(coupon.id(), ordinal).orElse(null);
        if (ticket == null) return Outcome.NOT_ACQUIRED;
        if (coupon.statusAt(now) != Coupon.Status.RUNNING) return Outcome.CLOSED;
        if (!coupon.canBeUsedAt(now)) return Outcome.NOT_STARTED;
        int most = coupon.terms().maxUseCountPerTicket();
        return most > 0 && ticket.uses() >= most ? Outcome.USED_UP : Outcome.USED;
    }

    /** What the friend holds of the coupon. */
    public Optional<Ticket> ticket(String id, int ordinal) {
        Holders of = holders.get(id);
        return of == null ? Optional.empty() : Optional.ofNullable(of.tickets.get(ordinal));
    }

    /** How many friends hold the coupon. */
    public int acquired(String id) {
        Holders of = holders.get(id);
        return of == null ? 0 : of.tickets.size();
    }

    /** How often the coupon was used. */
    public long uses(String id) {
        Holders of = holders.get(id);
        return of == null
                ? 0
                : of.tickets.values().stream().mapToLong(Ticket::uses).sum();
    }
}

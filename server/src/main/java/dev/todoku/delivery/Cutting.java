package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Cuts the next friends of a delivery into batches. With one text for everybody that is one multicast. With variables it
 * looks further ahead, puts together whose texts come out the same, and leaves the others to pushes.
 */
final class Cutting {

    /** LINE takes ten times as many pushes a second as multicasts: fewer friends than that are no faster together. */
    static final int TOGETHER_MIN = 10;

    private final Addressees addressees;
    private final DeliverySettings settings;

    Cutting(Addressees addressees, DeliverySettings settings) {
        this.addressees = addressees;
        this.settings = settings;
    }

    /** The delivery behind its new batches, which wait to be issued. */
    record Slice(Delivery delivery, List<Batch> batches) {}

    /**
     * The next slice.
     *
     * @param uncut friends that are left, at least one
     * @param most recipients of a batch, so that it fits into a throttled wave
     */
    Slice next(AccountId account, Delivery delivery, RoaringBitmap uncut, long most, Instant now) {
        int size = (int) Math.min(Batch.SIZE, most);
        Wording wording = delivery.content().wording();
        if (wording.variables().isEmpty()) {
            RoaringBitmap recipients = first(uncut, size);
            Batch batch = Batch.waiting(delivery, Route.MULTICAST, recipients, Map.of(), now);
            return new Slice(delivery.cutUpTo(recipients.last(), 1), List.of(batch));
        }
        int ahead = delivery.throttle() == null ? settings.ahead() : Math.min(settings.ahead(), delivery.throttle());
        RoaringBitmap slice = first(uncut, ahead);
        Map<Integer, Map<String, String>> variables = addressees.variables(account, slice, wording.keys());
        List<Batch> batches = new ArrayList<>();
        Delivery behind = delivery;
        RoaringBitmap alone = new RoaringBitmap();
        for (RoaringBitmap equal : equal(wording, slice, variables)) {
            for (RoaringBitmap part : parts(equal, size)) {
                if (equal.getCardinality() < TOGETHER_MIN
                        || part.getCardinality() < Math.min(TOGETHER_MIN, Math.max(2, size))) {
                    alone.or(part);
                } else {
                    Map<String, String> said = variables.getOrDefault(part.first(), Map.of());
                    batches.add(Batch.waiting(behind, Route.MULTICAST, part, Map.of(Batch.EVERYBODY, said), now));
                    behind = behind.cutUpTo(slice.last(), 1);
                }
            }
        }
        for (RoaringBitmap part : parts(alone, size)) {
            Map<Integer, Map<String, String>> said = new LinkedHashMap<>();
            part.forEach((int ordinal) -> said.put(ordinal, variables.getOrDefault(ordinal, Map.of())));
            batches.add(Batch.waiting(behind, Route.PUSH, part, said, now));
            behind = behind.cutUpTo(slice.last(), 1);
        }
        return new Slice(behind, batches);
    }

    /** Friends whose texts come out the same, in the order of the first of each. */
    private static Iterable<RoaringBitmap> equal(
            Wording wording, RoaringBitmap slice, Map<Integer, Map<String, String>> variables) {
        Map<List<String>, RoaringBitmap> equal = new LinkedHashMap<>();
        slice.forEach((int ordinal) -> equal.computeIfAbsent(
                        wording.saidTo(variables.getOrDefault(ordinal, Map.of())), _ -> new RoaringBitmap())
                .add(ordinal));
        return equal.values();
    }

    private static RoaringBitmap first(RoaringBitmap ordinals, int most) {
        return parts(ordinals, most).iterator().next();
    }

    private static Iterable<RoaringBitmap> parts(RoaringBitmap ordinals, int size) {
        return () -> new Parts(ordinals.getIntIterator(), size);
    }

    /** At most so many at a time, in order. */
    private record Parts(PeekableIntIterator rest, int size) implements Iterator<RoaringBitmap> {

        @Override
        public boolean hasNext() {
            return rest.hasNext();
        }

        @Override
        public RoaringBitmap next() {
            RoaringBitmap part = new RoaringBitmap();
            for (int i = 0; i < size && rest.hasNext(); i++) {
                part.add(rest.next());
            }
            return part;
        }
    }
}

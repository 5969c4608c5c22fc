package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Says of a personal message how many of its friends would share their text with enough others to get it by multicast. */
public final class SharedTexts {

    /** Friends that are asked about; an answer must not take longer the more friends there are. */
    private static final int ASKED_MAX = 1_000;

    private final Addressees addressees;
    private final DeliverySettings settings;

    public SharedTexts(Addressees addressees, DeliverySettings settings) {
        this.addressees = addressees;
        this.settings = settings;
    }

    /**
     * How a personal message would leave; exact if everybody was asked about.
     *
     * @param asked friends whose texts were compared, evenly from all
     * @param distinct different texts among them
     * @param byMulticast recipients who would get theirs together with others
     * @param multicasts requests to these
     * @param byPush recipients who would get theirs alone
     */
    public record Shares(long asked, long distinct, long byMulticast, long multicasts, long byPush) {}

    /** Empty if everybody gets the same, or nobody gets anything. */
    public Optional<Shares> of(AccountId account, Content content, RoaringBitmap recipients) {
        Wording wording = content.wording();
        if (wording.variables().isEmpty() || recipients.isEmpty()) {
            return Optional.empty();
        }
        RoaringBitmap asked = evenly(recipients);
        Map<Integer, Map<String, String>> variables = addressees.variables(account, asked, wording.keys());
        Map<List<String>, Integer> equal = new HashMap<>();
        asked.forEach((int ordinal) ->
                equal.merge(wording.saidTo(variables.getOrDefault(ordinal, Map.of())), 1, Integer::sum));
        long count = recipients.getLongCardinality();
        long all = asked.getLongCardinality();
        double slice = Math.min(count, settings.ahead());
        double together = 0;
        double requests = 0;
        for (int found : equal.values()) {
            double inSlice = found * slice / all;
            boolean once = found == 1 && all < count; // one of its kind among some: nothing says that there are others
            if (!once && inSlice >= Cutting.TOGETHER_MIN) {
                together += found;
                requests += Math.ceil(inSlice / Batch.SIZE);
            }
        }
        long byMulticast = Math.round(together * count / all);
        return Optional.of(new Shares(
                all, equal.size(), byMulticast, (long) Math.ceil(requests * count / slice), count - byMulticast));
    }

    private static RoaringBitmap evenly(RoaringBitmap recipients) {
        long count = recipients.getLongCardinality();
        if (count <= ASKED_MAX) {
            return recipients;
        }
        RoaringBitmap some = new RoaringBitmap();
        for (long i = 0; i < ASKED_MAX; i++) {
            some.add(recipients.select((int) (i * count / ASKED_MAX)));
        }
        return some;
    }
}

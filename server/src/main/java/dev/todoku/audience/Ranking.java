package dev.todoku.audience;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Problem;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Says who should get it when there are messages for a few only. */
public interface Ranking {

    /**
     * A part of a score.
     *
     * @param part recency, frequency, response or value
     * @param value 0 to 1
     * @param weight its share among the weights
     * @param points value times weight; a score is the sum of its points
     */
    record Part(String part, double value, double weight, double points) {}

    /** The account's weights. */
    Weights weights(AccountId account);

    /**
     * Changes them.
     *
     * @throws Problem 422 for what is below 0, for a share above 1, and for an attribute that is no number
     */
    Weights change(AccountId account, Weights weights);

    /**
     * So many of them: the highest scores, and a share by chance. The same seed draws the same.
     *
     * @param count at least 0; all of them if there are no more
     */
    RoaringBitmap best(AccountId account, RoaringBitmap among, long count, long seed);

    /** Why each of these friends scores as they do, by ordinal, against the others of {@code among}. */
    Map<Integer, List<Part>> explain(AccountId account, RoaringBitmap among, RoaringBitmap whom);
}

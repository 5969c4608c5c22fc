package dev.todoku.audience;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
     * Who is chosen.
     *
     * @param byChance of whom scores did not say it
     */
    record Choice(RoaringBitmap byRank, RoaringBitmap byChance) {

        public RoaringBitmap all() {
            return RoaringBitmap.or(byRank, byChance);
        }
    }

    /**
     * Where somebody stands.
     *
     * @param place 1 for the highest score of all; of equal scores the seed says who is first
     */
    record Standing(long place, List<Part> parts) {

        public double score() {
            return parts.stream().mapToDouble(Part::points).sum();
        }
    }

    /** A choice, and where friends stand, by ordinal, as it was made. */
    record Explanation(Choice choice, Map<Integer, Standing> standings) {}

    /**
     * So many of them: the highest scores, and a share by chance. The same seed draws the same.
     *
     * @param count at least 0; all of them if there are no more
     */
    Choice choose(AccountId account, RoaringBitmap among, long count, long seed);

    /** Whom {@link #choose} would choose. */
    default RoaringBitmap best(AccountId account, RoaringBitmap among, long count, long seed) {
        return choose(account, among, count, seed).all();
    }

    /**
     * The same choice, and why.
     *
     * @param whom of {@code among}, chosen or not; null: those chosen
     */
    Explanation explain(AccountId account, RoaringBitmap among, long count, long seed, @Nullable RoaringBitmap whom);
}

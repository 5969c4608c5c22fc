package dev.todoku.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who gets which variant, by chance: the same friends and seed give the same groups.
 *
 * @param tries a set of friends for each variant, of equal size but for one
 * @param rest who gets the best
 */
record TrialGroups(List<RoaringBitmap> tries, RoaringBitmap holdout, RoaringBitmap rest) {

    /** Empty: they are too few for one friend in each group. */
    static Optional<TrialGroups> of(RoaringBitmap friends, Trial trial, long seed) {
        int[] drawn = shuffled(friends, seed);
        int variants = trial.count();
        int tried = (int) Math.max(variants, Math.round(drawn.length * (trial.share() / 100.0)));
        int heldOut = (int) (drawn.length * (long) trial.heldOut() / 100);
        if (drawn.length - tried - heldOut < 1) {
            return Optional.empty();
        }
        List<RoaringBitmap> tries = new ArrayList<>();
        int from = 0;
        for (int variant = 0; variant < variants; variant++) {
            int until = (int) ((long) tried * (variant + 1) / variants);
            tries.add(some(drawn, from, until));
            from = until;
        }
        return Optional.of(
                new TrialGroups(tries, some(drawn, from, from + heldOut), some(drawn, from + heldOut, drawn.length)));
    }

    private static int[] shuffled(RoaringBitmap friends, long seed) {
        int[] all = friends.toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int last = all.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int swapped = all[last];
            all[last] = all[other];
            all[other] = swapped;
        }
        return all;
    }

    private static RoaringBitmap some(int[] drawn, int from, int until) {
        RoaringBitmap some = new RoaringBitmap();
        for (int i = from; i < until; i++) {
            some.add(drawn[i]);
        }
        return some;
    }
}

package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class TrialGroupsTest {

    private static final long SEED = 20261123;

    @Test
    void everybodyIsInOneGroupAndTheVariantsAreEquallyMany() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int draw = 0; draw < 500; draw++) {
            RoaringBitmap friends = friends(random, random.nextInt(1, 3_000));
            Trial trial = trial(random.nextInt(1, 5), random.nextInt(1, 60), random.nextInt(0, 30));
            Optional<TrialGroups> drawn = TrialGroups.of(friends, trial, random.nextLong());
            String of = "draw %d of seed %d: %s of %d".formatted(draw, SEED, trial, friends.getCardinality());
            if (drawn.isEmpty()) {
                assertThat(friends.getCardinality()).as(of).isLessThanOrEqualTo(Math.max(20, trial.count() + 1));
                continue;
            }
            List<RoaringBitmap> all = new ArrayList<>(drawn.get().tries());
            List<Integer> sizes =
                    all.stream().map(RoaringBitmap::getCardinality).toList();
            assertThat(Collections.min(sizes)).as(of).isPositive();
            assertThat(Collections.max(sizes) - Collections.min(sizes)).as(of).isLessThanOrEqualTo(1);
            assertThat(sizes.stream().mapToInt(each -> each).sum() * 100.0 / friends.getCardinality())
                    .as(of)
                    .isBetween(
                            trial.share() - 100.0 / friends.getCardinality(),
                            Math.max(trial.share(), 100.0 * trial.count() / friends.getCardinality())
                                    + 100.0 / friends.getCardinality());
            all.add(drawn.get().holdout());
            all.add(drawn.get().rest());
            assertThat(drawn.get().rest().isEmpty()).as(of).isFalse();
            assertThat(all.stream().mapToInt(RoaringBitmap::getCardinality).sum())
                    .as(of)
                    .isEqualTo(friends.getCardinality());
            assertThat(RoaringBitmap.or(all.toArray(RoaringBitmap[]::new)))
                    .as(of)
                    .isEqualTo(friends);
        }
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherOneOthers() {
        RoaringBitmap friends = friends(new SplittableRandom(SEED), 1_000);
        Trial trial = trial(1, 20, 10);
        assertThat(TrialGroups.of(friends, trial, 1)).isEqualTo(TrialGroups.of(friends, trial, 1));
        assertThat(TrialGroups.of(friends, trial, 1)).isNotEqualTo(TrialGroups.of(friends, trial, 2));
    }

    private static RoaringBitmap friends(SplittableRandom random, int count) {
        RoaringBitmap friends = new RoaringBitmap();
        while (friends.getCardinality() < count) {
            friends.add(random.nextInt(10_000_000));
        }
        return friends;
    }

    private static Trial trial(int others, int share, int holdout) {
        JsonNode text = JsonNodeFactory.instance.arrayNode();
        return new Trial(Collections.nCopies(others, text), share, holdout, 1, Trial.REACTIONS);
    }
}

package dev.todoku.emulator.life;

import dev.todoku.emulator.journal.Recipients;
import dev.todoku.emulator.person.Draw;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * One request that friends still may read: who has not yet, and when to look after them next. The older it is the more
 * seldom, by an eighth of its age, so that a broadcast to a million is looked at some fifty times in three days.
 */
final class Attention {
    private static final int AGE_PARTS = 8;

    private final Stimulus stimulus;
    private final Recipients delivered;
    private final long seed;
    private @Nullable RoaringBitmap waiting;
    private volatile Instant nextLook;

    Attention(Stimulus stimulus, Recipients delivered, long lifeSeed) {
        this.stimulus = stimulus;
        this.delivered = delivered;
        this.seed = Draw.seed(lifeSeed, stimulus.hash());
        this.nextLook = stimulus.sentAt().plusMillis(1);
    }

    Stimulus stimulus() {
        return stimulus;
    }

    /** Of the draws about this request. */
    long seed() {
        return seed;
    }

    Instant nextLook() {
        return nextLook;
    }

    boolean isDue(Instant now) {
        return !now.isBefore(nextLook);
    }

    boolean isOver(Instant now) {
        return now.isAfter(stimulus.sentAt().plus(Reading.LONGEST)) || (waiting != null && waiting.isEmpty());
    }

    /** Who has read since the last look, in order; they are not asked for again. */
    RoaringBitmap readers(Instant now, LifeSettings with) {
        RoaringBitmap left = waiting == null ? whoEver(with) : waiting;
        RoaringBitmap readers = new RoaringBitmap();
        long until = now.getEpochSecond();
        int[] batch = new int[1024];
        BatchIterator ordinals = left.getBatchIterator();
        while (ordinals.hasNext()) {
            int size = ordinals.nextBatch(batch);
            for (int i = 0; i < size; i++)
                if (Reading.at(stimulus, seed, with.readRate(), with.seed(), batch[i]) <= until) readers.add(batch[i]);
        }
        left.andNot(readers);
        waiting = left;
        Duration age = Duration.between(stimulus.sentAt(), now);
        Duration pause = age.dividedBy(AGE_PARTS);
        nextLook = now.plus(pause.compareTo(with.every()) < 0 ? with.every() : pause);
        return readers;
    }

    private RoaringBitmap whoEver(LifeSettings with) {
        RoaringBitmap ever = new RoaringBitmap();
        delivered.forEach(ordinal -> {
            if (Reading.at(stimulus, seed, with.readRate(), with.seed(), ordinal) != Reading.NEVER) ever.add(ordinal);
        });
        return ever;
    }
}

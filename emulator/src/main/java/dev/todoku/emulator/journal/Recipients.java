package dev.todoku.emulator.journal;

import java.util.function.IntConsumer;
import org.roaringbitmap.ImmutableBitmapDataProvider;
import org.roaringbitmap.RoaringBitmap;

/** Friends by ordinal; a single one is kept without a bitmap, since most requests have one. */
public sealed interface Recipients {

    int count();

    boolean contains(int ordinal);

    void forEach(IntConsumer ordinals);

    static Recipients none() {
        return new Many(new RoaringBitmap());
    }

    static Recipients one(int ordinal) {
        return new One(ordinal);
    }

    /** The bitmap must not be changed afterwards. */
    static Recipients of(RoaringBitmap ordinals) {
        ordinals.runOptimize();
        return new Many(ordinals);
    }

    record One(int ordinal) implements Recipients {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public boolean contains(int other) {
            return other == ordinal;
        }

        @Override
        public void forEach(IntConsumer ordinals) {
            ordinals.accept(ordinal);
        }
    }

    /**
     * The people of a group or room, who got it there: in none of their own chats.
     *
     * @param group its id
     */
    record Group(String group, ImmutableBitmapDataProvider members) implements Recipients {
        @Override
        public int count() {
            return members.getCardinality();
        }

        @Override
        public boolean contains(int ordinal) {
            return false;
        }

        @Override
        public void forEach(IntConsumer consumer) {
            members.forEach((org.roaringbitmap.IntConsumer) consumer::accept);
        }
    }

    record Many(ImmutableBitmapDataProvider ordinals) implements Recipients {
        @Override
        public int count() {
            return ordinals.getCardinality();
        }

        @Override
        public boolean contains(int ordinal) {
            return ordinals.contains(ordinal);
        }

        @Override
        public void forEach(IntConsumer consumer) {
            ordinals.forEach((org.roaringbitmap.IntConsumer) consumer::accept);
        }
    }
}

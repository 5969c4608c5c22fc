package dev.todoku.friend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** Sets of ordinals as the columns of tables keep them. */
final class Bitmaps {

    private Bitmaps() {}

    static byte[] bytes(RoaringBitmap ordinals) {
        RoaringBitmap compact = ordinals.clone();
        compact.runOptimize();
        ByteBuffer buffer = ByteBuffer.allocate(compact.serializedSizeInBytes());
        compact.serialize(buffer);
        return buffer.array();
    }

    static RoaringBitmap read(byte[] bytes) {
        RoaringBitmap ordinals = new RoaringBitmap();
        try {
            ordinals.deserialize(ByteBuffer.wrap(bytes));
        } catch (IOException damaged) {
            throw new UncheckedIOException("ordinals: got damaged bytes (expected: a roaring bitmap)", damaged);
        }
        return ordinals;
    }
}

package dev.todoku.audience.saved;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** Sets of ordinals as rows keep them: roaring's own portable format. */
final class Ordinals {

    private Ordinals() {}

    static byte[] bytes(RoaringBitmap ordinals) {
        RoaringBitmap compact = ordinals.clone();
        compact.runOptimize();
        ByteBuffer buffer = ByteBuffer.allocate(compact.serializedSizeInBytes());
        compact.serialize(buffer);
        return buffer.array();
    }

    static RoaringBitmap of(byte[] bytes) {
        RoaringBitmap ordinals = new RoaringBitmap();
        try {
            ordinals.deserialize(ByteBuffer.wrap(bytes));
        } catch (IOException damaged) {
            throw new UncheckedIOException("ordinals: got damaged bytes (expected: a roaring bitmap)", damaged);
        }
        return ordinals;
    }
}

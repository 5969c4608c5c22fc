package dev.todoku.audience.index;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * A number from 0 on for each of many ordinals, bit by bit: plane n has bit n of everybody's number. Changing one number
 * touches one word per plane; a range is found plane by plane for 65,536 friends at a time, in loops that the compiler turns
 * into vector instructions, which beats the same with a compressed bitmap per plane (and unlike roaring's RangeBitmap it can
 * be changed). Room is taken in chunks of 65,536 ordinals, 8 kB per plane in use.
 */
final class Slices {

    private static final int CHUNK_BITS = 16;
    private static final int WORDS = 1 << (CHUNK_BITS - 6);
    private static final int PLANES_MAX = 62;

    /** The planes of 65,536 ordinals; the first says who has a number at all. */
    private static final class Chunk {
        final long[] present = new long[WORDS];
        long[][] planes = new long[0][];
    }

    private @Nullable Chunk[] chunks = new Chunk[0];

    void set(int ordinal, long value) {
        Chunk chunk = chunk(ordinal);
        int word = word(ordinal);
        long bit = 1L << ordinal;
        int needed = Long.SIZE - Long.numberOfLeadingZeros(value);
        if (needed > PLANES_MAX || value < 0) {
            throw new IllegalArgumentException("value: got %d (expected: 0 to 2^62)".formatted(value));
        }
        if (chunk.planes.length < needed) {
            int had = chunk.planes.length;
            chunk.planes = Arrays.copyOf(chunk.planes, needed);
            for (int plane = had; plane < needed; plane++) {
                chunk.planes[plane] = new long[WORDS];
            }
        }
        chunk.present[word] |= bit;
        for (int plane = 0; plane < chunk.planes.length; plane++) {
            if (((value >> plane) & 1) == 1) {
                chunk.planes[plane][word] |= bit;
            } else {
                chunk.planes[plane][word] &= ~bit;
            }
        }
    }

    void remove(int ordinal) {
        Chunk chunk = ordinal >>> CHUNK_BITS < chunks.length ? chunks[ordinal >>> CHUNK_BITS] : null;
        if (chunk != null) {
            chunk.present[word(ordinal)] &= ~(1L << ordinal);
        }
    }

    OptionalLong get(int ordinal) {
        Chunk chunk = ordinal >>> CHUNK_BITS < chunks.length ? chunks[ordinal >>> CHUNK_BITS] : null;
        int word = word(ordinal);
        if (chunk == null || ((chunk.present[word] >>> ordinal) & 1) == 0) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int plane = 0; plane < chunk.planes.length; plane++) {
            value |= ((chunk.planes[plane][word] >>> ordinal) & 1) << plane;
        }
        return OptionalLong.of(value);
    }

    RoaringBitmap present() {
        return between(0, Long.MAX_VALUE - 1);
    }

    /** Whose number is in the range, both ends included. */
    RoaringBitmap between(long from, long to) {
        long low = Math.max(0, from);
        if (to < low) {
            return new RoaringBitmap();
        }
        long[] found = new long[chunks.length * WORDS];
        long[] least = new long[WORDS];
        for (int i = 0; i < chunks.length; i++) {
            Chunk chunk = chunks[i];
            if (chunk != null && low >>> chunk.planes.length == 0) {
                between(chunk, low, to, found, i * WORDS, least);
            }
        }
        return BitSetUtil.bitmapOf(found);
    }

    private static void between(Chunk chunk, long from, long to, long[] found, int at, long[] least) {
        System.arraycopy(chunk.present, 0, found, at, WORDS);
        if (from > 0) {
            atLeast(chunk.planes, from, least);
            for (int word = 0; word < WORDS; word++) {
                found[at + word] &= least[word];
            }
        }
        if ((to + 1) >>> chunk.planes.length == 0) {
            atLeast(chunk.planes, to + 1, least);
            for (int word = 0; word < WORDS; word++) {
                found[at + word] &= ~least[word];
            }
        }
    }

    /**
     * Whose number is not below a bound above 0, from the lowest plane up: where the bound has a bit, both the number's bit
     * and the planes below must say so, elsewhere either will do. Below the bound's lowest bit all are enough.
     */
    private static void atLeast(long[][] planes, long bound, long[] found) {
        int first = Long.numberOfTrailingZeros(bound);
        System.arraycopy(planes[first], 0, found, 0, WORDS);
        for (int plane = first + 1; plane < planes.length; plane++) {
            long[] bits = planes[plane];
            if (((bound >> plane) & 1) == 1) {
                for (int word = 0; word < WORDS; word++) {
                    found[word] &= bits[word];
                }
            } else {
                for (int word = 0; word < WORDS; word++) {
                    found[word] |= bits[word];
                }
            }
        }
    }

    long bytes() {
        long bytes = 0;
        for (Chunk chunk : chunks) {
            bytes += chunk == null ? 0 : 8L * WORDS * (1 + chunk.planes.length);
        }
        return bytes;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(chunks.length);
        for (Chunk chunk : chunks) {
            out.writeInt(chunk == null ? -1 : chunk.planes.length);
            if (chunk != null) {
                write(out, chunk.present);
                for (long[] plane : chunk.planes) {
                    write(out, plane);
                }
            }
        }
    }

    static Slices read(DataInputStream in) throws IOException {
        Slices slices = new Slices();
        slices.chunks = new Chunk[in.readInt()];
        for (int i = 0; i < slices.chunks.length; i++) {
            int planes = in.readInt();
            if (planes >= 0) {
                Chunk chunk = new Chunk();
                read(in, chunk.present);
                chunk.planes = new long[planes][WORDS];
                for (long[] plane : chunk.planes) {
                    read(in, plane);
                }
                slices.chunks[i] = chunk;
            }
        }
        return slices;
    }

    private static void write(DataOutputStream out, long[] words) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * words.length);
        bytes.asLongBuffer().put(words);
        out.write(bytes.array());
    }

    private static void read(DataInputStream in, long[] words) throws IOException {
        byte[] bytes = in.readNBytes(Long.BYTES * words.length);
        ByteBuffer.wrap(bytes).asLongBuffer().get(words);
    }

    private Chunk chunk(int ordinal) {
        int index = ordinal >>> CHUNK_BITS;
        if (index >= chunks.length) {
            chunks = Arrays.copyOf(chunks, index + 1);
        }
        Chunk chunk = chunks[index];
        if (chunk == null) {
            chunk = new Chunk();
            chunks[index] = chunk;
        }
        return chunk;
    }

    private static int word(int ordinal) {
        return (ordinal >>> 6) & (WORDS - 1);
    }
}

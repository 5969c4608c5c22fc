package dev.todoku.emulator.store;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written; they grow. */
final class Bytes {
    private byte[] bytes = new byte[256];
    private int size;

    void put(int value) {
        room(1)[size++] = (byte) value;
    }

    /** Small numbers take one byte. */
    void number(long value) {
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            put((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        put((int) left);
    }

    void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] more) {
        number(more.length);
        System.arraycopy(more, 0, room(more.length), size, more.length);
        size += more.length;
    }

    /** An array of a primitive type, of any but boolean in one go. */
    void array(Object array) {
        bytes(flat(array));
    }

    static byte[] flat(Object array) {
        int length = Array.getLength(array);
        return switch (array) {
            case byte[] same -> same;
            case long[] longs -> {
                ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(length, Long.BYTES));
                buffer.asLongBuffer().put(longs);
                yield buffer.array();
            }
            case int[] ints -> {
                ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(length, Integer.BYTES));
                buffer.asIntBuffer().put(ints);
                yield buffer.array();
            }
            case double[] doubles -> {
                ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(length, Double.BYTES));
                buffer.asDoubleBuffer().put(doubles);
                yield buffer.array();
            }
            case char[] chars -> {
                ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(length, Character.BYTES));
                buffer.asCharBuffer().put(chars);
                yield buffer.array();
            }
            case short[] shorts -> {
                ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(length, Short.BYTES));
                buffer.asShortBuffer().put(shorts);
                yield buffer.array();
            }
            case float[] floats -> {
                ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(length, Float.BYTES));
                buffer.asFloatBuffer().put(floats);
                yield buffer.array();
            }
            case boolean[] booleans -> {
                byte[] flat = new byte[length];
                for (int i = 0; i < length; i++) flat[i] = (byte) (booleans[i] ? 1 : 0);
                yield flat;
            }
            default ->
                throw new IllegalArgumentException(
                        "array: got " + array.getClass() + " (expected: of a primitive type)");
        };
    }

    /** The array of {@code type}'s that {@link #flat} made {@code flat} of. */
    static Object unflat(Class<?> type, byte[] flat) {
        ByteBuffer buffer = ByteBuffer.wrap(flat);
        Object array = Array.newInstance(type, flat.length / width(type));
        switch (array) {
            case byte[] bytes -> System.arraycopy(flat, 0, bytes, 0, flat.length);
            case long[] longs -> buffer.asLongBuffer().get(longs);
            case int[] ints -> buffer.asIntBuffer().get(ints);
            case double[] doubles -> buffer.asDoubleBuffer().get(doubles);
            case char[] chars -> buffer.asCharBuffer().get(chars);
            case short[] shorts -> buffer.asShortBuffer().get(shorts);
            case float[] floats -> buffer.asFloatBuffer().get(floats);
            case boolean[] booleans -> {
                for (int i = 0; i < flat.length; i++) booleans[i] = flat[i] != 0;
            }
            default -> throw new IllegalArgumentException("array: got " + type + " (expected: a primitive type)");
        }
        return array;
    }

    private static int width(Class<?> type) {
        if (type == long.class || type == double.class) return Long.BYTES;
        if (type == int.class || type == float.class) return Integer.BYTES;
        if (type == char.class || type == short.class) return Short.BYTES;
        return 1;
    }

    byte[] done() {
        return Arrays.copyOf(bytes, size);
    }

    private byte[] room(int more) {
        if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        return bytes;
    }
}

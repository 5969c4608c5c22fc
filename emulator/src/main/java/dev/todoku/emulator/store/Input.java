package dev.todoku.emulator.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being read, as {@link Bytes} wrote them. */
final class Input {
    private final byte[] bytes;
    private int at;

    Input(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean ended() {
        return at == bytes.length;
    }

    int get() {
        return bytes[at++] & 0xFF;
    }

    long number() {
        long left = 0;
        for (int shift = 0; ; shift += 7) {
            int next = get();
            left |= (long) (next & 0x7F) << shift;
            if (next < 0x80) return (left >>> 1) ^ -(left & 1);
        }
    }

    int size() {
        return Math.toIntExact(number());
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        int length = size();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }
}

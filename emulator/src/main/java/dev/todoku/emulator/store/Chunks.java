package dev.todoku.emulator.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;

/** Named byte strings in a map of the store, in pieces, of which only those are written that have changed. */
final class Chunks {
    private static final int SIZE = 16_384;

    private final MVMap<String, byte[]> map;
    private final Map<String, long[]> hashes = new HashMap<>();

    Chunks(MVMap<String, byte[]> map) {
        this.map = map;
        for (String key : map.keySet()) hashes.computeIfAbsent(key.substring(0, key.lastIndexOf('#')), this::hashes);
    }

    boolean has(String name) {
        return hashes.containsKey(name);
    }

    void write(String name, byte[] bytes) {
        int count = Math.max(1, Math.ceilDiv(bytes.length, SIZE));
        long[] before = hashes.getOrDefault(name, new long[0]);
        long[] now = new long[count];
        for (int i = 0; i < count; i++) {
            int from = i * SIZE;
            int to = Math.min(bytes.length, from + SIZE);
            now[i] = hash(bytes, from, to);
            if (i >= before.length || before[i] != now[i]) map.put(key(name, i), Arrays.copyOfRange(bytes, from, to));
        }
        for (int i = count; i < before.length; i++) map.remove(key(name, i));
        hashes.put(name, now);
    }

    byte[] read(String name) {
        long[] chunks = hashes.get(name);
        if (chunks == null) throw new IllegalStateException("data: got nothing under '" + name + "' (expected: bytes)");
        byte[][] parts = new byte[chunks.length][];
        int size = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Objects.requireNonNull(map.get(key(name, i)), name);
            size += parts[i].length;
        }
        byte[] whole = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    /** Forgets all but these. */
    void retain(Set<String> names) {
        hashes.keySet().removeIf(name -> {
            if (names.contains(name)) return false;
            for (int i = 0; map.remove(key(name, i)) != null; i++) {
                // the next piece
            }
            return true;
        });
    }

    private long[] hashes(String name) {
        int count = 0;
        while (map.containsKey(key(name, count))) count++;
        long[] all = new long[count];
        for (int i = 0; i < count; i++) {
            byte[] piece = Objects.requireNonNull(map.get(key(name, i)), name);
            all[i] = hash(piece, 0, piece.length);
        }
        return all;
    }

    private static String key(String name, int piece) {
        return name + "#" + piece;
    }

    /** 64 bits, so that two versions of a piece are not taken for one. */
    private static long hash(byte[] bytes, int from, int to) {
        long hash = 0xcbf29ce484222325L + to - from;
        for (int i = from; i < to; i++) hash = (hash ^ bytes[i]) * 0x100000001b3L + (hash >>> 47);
        return hash;
    }
}

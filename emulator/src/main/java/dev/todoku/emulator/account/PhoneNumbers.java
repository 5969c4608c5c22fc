package dev.todoku.emulator.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalInt;

/** Who has which telephone number, by the hash that notification messages name it by. Guarded by the account's lock. */
public final class PhoneNumbers {
    private final Map<String, Integer> ordinals = new HashMap<>();

    /** Says whose a number is, as {@code +819012345678}. */
    public void set(String number, int ordinal) {
        ordinals.put(hash(number), ordinal);
    }

    public OptionalInt find(String hash) {
        Integer ordinal = ordinals.get(hash);
        return ordinal == null ? OptionalInt.empty() : OptionalInt.of(ordinal);
    }

    private static String hash(String number) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(number.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}

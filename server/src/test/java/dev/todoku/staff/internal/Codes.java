package dev.todoku.staff.internal;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** An authenticator app. */
public final class Codes {

    private Codes() {}

    public static String at(String base32, Instant now) {
        return Totp.code(bytes(base32), now);
    }

    static byte[] bytes(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (int i = 0; i < base32.length(); i++) {
            held = ((held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i))) & 0xffff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
            }
        }
        return bytes.toByteArray();
    }
}

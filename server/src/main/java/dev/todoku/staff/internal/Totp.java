package dev.todoku.staff.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Codes of an authenticator app: RFC 6238 with its defaults, which are all that such apps know. */
final class Totp {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final long STEP_SECONDS = Duration.ofSeconds(30).toSeconds();
    private static final int DIGITS = 1_000_000;

    private Totp() {}

    /**
     * The step whose code it is: the current one or a neighbour, since clocks differ; later than {@code used}, since a code
     * opens once.
     */
    static OptionalLong step(byte[] secret, String code, Instant now, long used) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(current - 1, current + 1)
                .filter(step -> step > used && Hashes.same(code(secret, step), code))
                .findFirst();
    }

    static String code(byte[] secret, Instant at) {
        return code(secret, at.getEpochSecond() / STEP_SECONDS);
    }

    private static String code(byte[] secret, long step) {
        byte[] mac = Hashes.mac(
                "HmacSHA1", secret, ByteBuffer.allocate(8).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", number % DIGITS);
    }

    /** RFC 4648, without padding: what apps and people type. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte each : bytes) {
            held = (held << 8) | (each & 0xff);
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt((held >> (bits - 5)) & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(BASE32.charAt((held << (5 - bits)) & 31));
        }
        return text.toString();
    }
}

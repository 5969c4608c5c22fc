package dev.todoku.delivery;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Retry keys are derived, not stored: 128 bits of HMAC-SHA-256 over what identifies the request, shaped as a UUID. The
 * same request has the same key after any crash, and nobody without the account's secret can guess it.
 */
final class RetryKeys {

    private static final int NOBODY = -1;

    private RetryKeys() {}

    static UUID ofMulticast(byte[] secret, UUID delivery, int batch) {
        return derive(secret, delivery, batch, NOBODY);
    }

    static UUID ofPush(byte[] secret, UUID delivery, int batch, int recipient) {
        return derive(secret, delivery, batch, recipient);
    }

    private static UUID derive(byte[] secret, UUID delivery, int batch, int recipient) {
        byte[] name = ByteBuffer.allocate(24)
                .putLong(delivery.getMostSignificantBits())
                .putLong(delivery.getLeastSignificantBits())
                .putInt(batch)
                .putInt(recipient)
                .array();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            ByteBuffer bits = ByteBuffer.wrap(mac.doFinal(name));
            long high = (bits.getLong() & ~0xF000L) | 0x8000L; // version 8: bits of one's own making (RFC 9562)
            long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", impossible);
        }
    }
}

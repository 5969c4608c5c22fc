package dev.todoku.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Retry keys are derived, not stored: 128 bits of HMAC-SHA-256 over the delivery and what the request says, shaped as a
 * UUID. The same request has the same key after any crash and any restore, another never has it, and nobody without the
 * account's secret can guess it.
 */
final class RetryKeys {

    private RetryKeys() {}

    /** What makes the bytes of a request to these people. */
    static UUID digest(Collection<UUID> to, String messagesJson) {
        ByteBuffer people = ByteBuffer.allocate(Integer.BYTES + 16 * to.size()).putInt(to.size());
        to.forEach(each -> people.putLong(each.getMostSignificantBits()).putLong(each.getLeastSignificantBits()));
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(people.array());
            ByteBuffer bits = ByteBuffer.wrap(sha.digest(messagesJson.getBytes(StandardCharsets.UTF_8)));
            return new UUID(bits.getLong(), bits.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    static UUID of(byte[] secret, UUID delivery, UUID digest) {
        byte[] name = ByteBuffer.allocate(32)
                .putLong(delivery.getMostSignificantBits())
                .putLong(delivery.getLeastSignificantBits())
                .putLong(digest.getMostSignificantBits())
                .putLong(digest.getLeastSignificantBits())
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

package dev.todoku.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
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

    static UUID of(byte[] secret, UUID delivery, Collection<UUID> to, String messagesJson) {
        ByteBuffer people = ByteBuffer.allocate(16 * (to.size() + 1));
        put(people, delivery);
        to.forEach(each -> put(people, each));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(to.size()).array());
            mac.update(people.array());
            ByteBuffer bits = ByteBuffer.wrap(mac.doFinal(messagesJson.getBytes(StandardCharsets.UTF_8)));
            long high = (bits.getLong() & ~0xF000L) | 0x8000L; // version 8: bits of one's own making (RFC 9562)
            long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", impossible);
        }
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}

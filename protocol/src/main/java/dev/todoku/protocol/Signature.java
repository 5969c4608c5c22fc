package dev.todoku.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The value of the {@code x-line-signature} header: Base64 of HMAC-SHA-256 over the raw bytes of a webhook body, keyed
 * by the channel secret.
 *
 * <p>Source: LINE's reference, "Verify webhook signature".
 */
public final class Signature {

    /** The header that carries the signature. Header names are case-insensitive. */
    public static final String HEADER = "x-line-signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    public static String sign(String channelSecret, byte[] body) {
        return Base64.getEncoder().encodeToString(hmac(channelSecret, body));
    }

    /**
     * Whether {@code signature} signs exactly these bytes; false also for a missing header or one that is no Base64.
     * How long the comparison takes does not tell how much of the signature was right.
     */
    public static boolean verify(String channelSecret, byte[] body, @Nullable String signature) {
        if (signature == null) {
            return false;
        }
        byte[] claimed;
        try {
            claimed = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        return MessageDigest.isEqual(hmac(channelSecret, body), claimed);
    }

    private static byte[] hmac(String channelSecret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(channelSecret.getBytes(UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + ": got none (expected: every Java platform has it)", e);
        }
    }
}

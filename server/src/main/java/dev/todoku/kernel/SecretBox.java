package dev.todoku.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the database with a key that is not in it: AES-256-GCM, a fresh 96-bit nonce each time. Layout: one
 * byte naming the key, nonce, ciphertext with its tag. The context (say {@code account/7/channel-secret}) is
 * authenticated along, so that a sealed value moved to another row does not open there.
 */
public final class SecretBox {

    private static final byte KEY_1 = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** Takes a key of 32 bytes. */
    public SecretBox(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key: got %d bytes (expected: %d)".formatted(key.length, KEY_BYTES));
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** With the key given as a setting; else with the key file, made at the first start. */
    public static SecretBox of(Installation installation) {
        String hex = installation.masterKey();
        if (hex == null) {
            hex = PrivateFile.readOrCreate(keyFile(installation), () -> {
                byte[] key = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(key);
                return HexFormat.of().formatHex(key);
            });
        }
        if (hex.length() != 2 * KEY_BYTES || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalStateException(
                    "master key: got %d characters (expected: %d hex digits)".formatted(hex.length(), 2 * KEY_BYTES));
        }
        return new SecretBox(HexFormat.of().parseHex(hex));
    }

    /** Where the key is unless it is a setting. */
    public static Path keyFile(Installation installation) {
        return installation.secrets().resolve("master-key");
    }

    public byte[] seal(String plain, String context) {
        byte[] nonce = randomBytes(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, context, plain.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(KEY_1)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws IllegalStateException if it was sealed with another key or for another context, or was changed since
     */
    public String open(byte[] sealed, String context) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        if (sealed.length <= 1 + NONCE_BYTES || buffer.get() != KEY_1) {
            throw new IllegalStateException("sealed secret: got an unknown form (expected: one sealed with key 1)");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] body = new byte[buffer.remaining()];
        buffer.get(body);
        return new String(run(Cipher.DECRYPT_MODE, nonce, context, body), StandardCharsets.UTF_8);
    }

    /** Fresh bytes that nobody can guess: keys, tokens. */
    public byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] run(int mode, byte[] nonce, String context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "%s: cannot be opened (expected: the master key it was sealed with)".formatted(context), e);
        }
    }
}

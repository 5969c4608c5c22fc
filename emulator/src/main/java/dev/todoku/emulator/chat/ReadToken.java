package dev.todoku.emulator.chat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.todoku.protocol.ChatId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The {@code markAsReadToken} of a message: says itself which message is meant, since such tokens never expire and a
 * million friends may write. A checksum tells ours from others.
 */
public record ReadToken(ChatId chat, Instant at) {
    private static final int CHAT_BYTES = 33;
    private static final int BYTES = CHAT_BYTES + Long.BYTES + Integer.BYTES;

    /** The token as bots see it. */
    public String text() {
        ByteBuffer token = ByteBuffer.allocate(BYTES);
        token.put(chat.value().getBytes(US_ASCII)).putLong(at.toEpochMilli());
        token.putInt(checksum(token.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** Empty for a text that is no token of ours. */
    public static Optional<ReadToken> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) return Optional.empty();
            ByteBuffer token = ByteBuffer.wrap(bytes);
            if (token.getInt(CHAT_BYTES + Long.BYTES) != checksum(bytes)) return Optional.empty();
            Instant at = Instant.ofEpochMilli(token.getLong(CHAT_BYTES));
            return ChatId.find(new String(bytes, 0, CHAT_BYTES, US_ASCII)).map(chat -> new ReadToken(chat, at));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static int checksum(byte[] token) {
        CRC32C sum = new CRC32C();
        sum.update(token, 0, CHAT_BYTES + Long.BYTES);
        return (int) sum.getValue();
    }
}

package dev.todoku.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Arrivals as the arrays of one insert. */
final class Columns {

    private final List<Long> accounts = new ArrayList<>();
    private final List<String> eventIds = new ArrayList<>();
    private final List<String> receivedAt = new ArrayList<>();
    private final List<@Nullable UUID> users = new ArrayList<>();
    private final List<byte[]> payloads = new ArrayList<>();

    Columns(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            for (Arrival.LoggedEvent event : arrival.events()) {
                accounts.add(arrival.account().value());
                eventIds.add(event.webhookEventId());
                receivedAt.add(arrival.at().toString());
                users.add(event.userId());
                payloads.add(bytes(event.json()));
            }
        }
    }

    boolean isEmpty() {
        return accounts.isEmpty();
    }

    Object[] bindings() {
        return new Object[] {
            accounts.toArray(Long[]::new),
            eventIds.toArray(String[]::new),
            receivedAt.toArray(String[]::new),
            users.toArray(UUID[]::new),
            payloads.toArray(byte[][]::new)
        };
    }

    /**
     * JSON as kept: a column of type text would refuse what a friend's phone may send, such as half of a surrogate pair;
     * here that becomes a question mark.
     */
    static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }

    /** Tells content set aside for one reason from other content. */
    static byte[] digest(String reason, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(reason.getBytes(UTF_8));
            digest.update((byte) 0);
            return digest.digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: got none (expected: every Java platform has it)", e);
        }
    }
}

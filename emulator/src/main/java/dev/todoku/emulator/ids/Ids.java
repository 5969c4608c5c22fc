package dev.todoku.emulator.ids;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers in the shapes that LINE gives them, from a seed and the emulated clock. */
public final class Ids {
    private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final char[] ALPHANUMERIC =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".toCharArray();
    private static final long FIRST_CHANNEL = 2_000_000_001L;
    /** LINE's message ids have 18 digits today; sums of small increments keep them unique and in order. */
    private static final long FIRST_MESSAGE = 560_000_000_000_000_001L;

    private static final long FIRST_AUDIENCE_GROUP = 5_200_000_000_001L;
    private static final long FIRST_AUDIENCE_JOB = 12_000_001L;

    private final Entropy entropy;
    private final InstantSource clock;
    private final AtomicLong channels = new AtomicLong(FIRST_CHANNEL);
    private final AtomicLong messages = new AtomicLong(FIRST_MESSAGE);
    private final AtomicLong audienceGroups = new AtomicLong(FIRST_AUDIENCE_GROUP);
    private final AtomicLong audienceJobs = new AtomicLong(FIRST_AUDIENCE_JOB);

    public Ids(Entropy entropy, InstantSource clock) {
        this.entropy = entropy;
        this.clock = clock;
    }

    /** Starts over, as at the beginning. */
    public void restart() {
        entropy.restart();
        channels.set(FIRST_CHANNEL);
        messages.set(FIRST_MESSAGE);
        audienceGroups.set(FIRST_AUDIENCE_GROUP);
        audienceJobs.set(FIRST_AUDIENCE_JOB);
    }

    /** Ten digits. */
    public String channelId() {
        return Long.toString(channels.getAndIncrement());
    }

    /** 32 hex digits, as a channel secret has. */
    public String secret() {
        return HexFormat.of().toHexDigits(entropy.nextLong()) + HexFormat.of().toHexDigits(entropy.nextLong());
    }

    /** Half of a user id; two make the 128 bits after the {@code U}. */
    public long userIdHalf() {
        return entropy.nextLong();
    }

    /** {@code @}, three digits, five letters. */
    public String basicId() {
        StringBuilder id = new StringBuilder("@");
        for (int i = 0; i < 3; i++) id.append((char) ('0' + entropy.nextInt(10)));
        for (int i = 0; i < 5; i++) id.append((char) ('a' + entropy.nextInt(26)));
        return id.toString();
    }

    /** The value of {@code X-Line-Request-Id}. */
    public String requestId() {
        long high = (entropy.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
        long low = (entropy.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** A string of digits, rising. */
    public String messageId() {
        return Long.toString(messages.getAndIncrement());
    }

    /** Thirteen digits, rising. */
    public long audienceGroupId() {
        return audienceGroups.getAndIncrement();
    }

    /** Eight digits, rising. */
    public long audienceJobId() {
        return audienceJobs.getAndIncrement();
    }

    /** A ULID: 48 bits of emulated milliseconds, 80 random bits, in Crockford's base 32. */
    public String eventId() {
        char[] id = new char[26];
        long millis = clock.millis();
        for (int i = 9; i >= 0; i--, millis >>>= 5) id[i] = CROCKFORD[(int) (millis & 31)];
        long random = entropy.nextLong();
        for (int i = 10; i < 26; i++, random >>>= 5) {
            if (i == 18) random = entropy.nextLong();
            id[i] = CROCKFORD[(int) (random & 31)];
        }
        return new String(id);
    }

    /** A number from 0 to {@code bound} exclusive, each as likely. */
    public int draw(int bound) {
        return entropy.nextInt(bound);
    }

    /** {@code length} letters and digits: tokens of every kind. */
    public String token(int length) {
        char[] token = new char[length];
        long random = 0;
        for (int i = 0; i < length; i++, random /= ALPHANUMERIC.length) {
            // 62 to the power of 10 fits seven times into 63 bits: nobody sees that the last are a little rarer
            if (i % 10 == 0) random = entropy.nextLong() >>> 1;
            token[i] = ALPHANUMERIC[(int) (random % ALPHANUMERIC.length)];
        }
        return new String(token);
    }

    /** A token in the shape of a signed JWT, which nobody can read: LINE calls its format an implementation detail. */
    public String jws() {
        return "eyJhbGciOiJIUzI1NiJ9." + token(86) + "." + token(43);
    }
}

package dev.todoku.emulator.account;

import dev.todoku.emulator.journal.Recipients;
import dev.todoku.emulator.journal.SentObject;
import dev.todoku.protocol.narrowcast.DemographicFilter;
import dev.todoku.protocol.narrowcast.Recipient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A narrowcast that was accepted, and how far it is. */
public record Narrowcast(Order order, Progress progress) {
    /**
     * What was accepted.
     *
     * @param reservation also the most that will be sent
     */
    public record Order(
            String requestId,
            Instant acceptedAt,
            @Nullable Recipient recipient,
            @Nullable DemographicFilter filter,
            boolean forbidPartialDelivery,
            Reservation reservation,
            List<SentObject> objects) {
        public Order {
            objects = List.copyOf(objects);
        }
    }

    /** How far it is; one leads to the next. */
    public sealed interface Progress {}

    /** Its recipients are being found. */
    public record Waiting() implements Progress {}

    /** It is being sent to those who were found. */
    public record Sending(Recipients targets) implements Progress {}

    /** It was sent. */
    public record Succeeded(Recipients delivered, int targetCount, Instant at) implements Progress {}

    /** It was sent to nobody. */
    public record Failed(Failure failure, Instant at) implements Progress {}

    /** Why nobody got it (reference, "Get narrowcast message status"); the descriptions are ours. */
    public enum Failure {
        INTERNAL(1, "An internal error occurred."),
        TOO_FEW_RECIPIENTS(2, "There weren't enough recipients."),
        CONFLICT(3, "A request that has already been accepted was retried."),
        SMALL_AUDIENCE(4, "An audience of less than 50 recipients is included."),
        PARTIAL_DELIVERY(5, "The message would have been delivered to a part of the target audience only.");

        private final int code;
        private final String description;

        Failure(int code, String description) {
            this.code = code;
            this.description = description;
        }

        public int code() {
            return code;
        }

        public String description() {
            return description;
        }
    }
}

package dev.todoku.delivery.web;

import dev.todoku.delivery.Delivery;
import dev.todoku.delivery.State;
import dev.todoku.kernel.Why;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it stands.
 *
 * @param why what it waits for, or why it stopped
 * @param outstanding on their way, or still to be cut
 * @param recipientsPerMinute the owner's own ceiling, or null
 * @param perSecond recipients a second over the last waves; null while it rests or is not known
 * @param secondsLeft at that pace; null if the pace is not known
 */
record DeliveryView(
        UUID deliveryId,
        @Nullable UUID campaign,
        String purpose,
        String state,
        @Nullable Why why,
        String month,
        String route,
        long recipients,
        long accepted,
        long refused,
        long unknown,
        long held,
        long outstanding,
        @Nullable Integer recipientsPerMinute,
        @Nullable Double perSecond,
        @Nullable Long secondsLeft,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    private static final Set<State> WORKED_ON = Set.of(State.SENDING, State.CANCELLED, State.PAUSED);

    static DeliveryView of(Delivery delivery, OptionalDouble pace) {
        boolean known = delivery.state() == State.SENDING && pace.isPresent() && pace.getAsDouble() > 0;
        return new DeliveryView(
                delivery.id(),
                delivery.campaign(),
                delivery.purpose().wireName(),
                delivery.state().name().toLowerCase(Locale.ROOT),
                delivery.why(),
                delivery.grant().month().toString(),
                delivery.route().key(),
                delivery.recipients(),
                delivery.accepted(),
                delivery.refused(),
                delivery.unknown(),
                delivery.held(),
                delivery.outstanding(),
                delivery.throttle(),
                known ? pace.getAsDouble() : null,
                known ? (long) Math.ceil(delivery.outstanding() / pace.getAsDouble()) : null,
                delivery.startedAt(),
                delivery.finishedAt());
    }

    /** Whether something about it may still change by itself, or by a word that is expected. */
    static boolean isUnderWay(Delivery delivery) {
        return delivery.finishedAt() == null && WORKED_ON.contains(delivery.state());
    }
}

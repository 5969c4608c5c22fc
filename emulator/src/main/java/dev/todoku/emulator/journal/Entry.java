package dev.todoku.emulator.journal;

import dev.todoku.emulator.fault.Fault;
import dev.todoku.protocol.webhook.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the journal. */
public sealed interface Entry {
    /** By the emulated clock. */
    Instant at();

    /** The account it belongs to; absent for calls without a valid token. */
    @Nullable String channelId();

    /** An entry by which messages may have come into chats. */
    sealed interface Sends extends Entry {
        /** The call that sent them. */
        String requestId();

        @Nullable Sent sent();
    }

    /**
     * A call of LINE's API.
     *
     * @param status what the caller was answered; absent if the connection was cut
     * @param fault what was made to go wrong, if anything
     * @param sent present if the call was accepted and sends messages, whatever the caller was answered
     */
    record Call(
            Instant at,
            @Nullable String channelId,
            String method,
            String path,
            @Nullable Integer status,
            String requestId,
            @Nullable String retryKey,
            @Nullable Fault fault,
            @Nullable Sent sent)
            implements Sends {}

    /** What an earlier call sent has arrived: narrowcasts, whose recipients are found after the call was answered. */
    record Delivered(Instant at, String channelId, String requestId, Sent sent) implements Sends {}

    /** Something a friend did, as told to the bot. */
    record Happened(Instant at, String channelId, int ordinal, Event event) implements Entry {}

    /**
     * What the friend's phone shows as theirs without the bot being told: the display text of a postback.
     *
     * @param id its own within the chat
     */
    record Shown(Instant at, String channelId, int ordinal, String id, String text) implements Entry {}
}

package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Narrowcast;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.send.Narrowcasting;
import dev.todoku.protocol.LineErrors;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How far a narrowcast is (reference, "Get narrowcast message status"). */
final class NarrowcastApi {
    /** Always with milliseconds. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int REQUEST_ID_LENGTH = 36;

    private final Narrowcasting narrowcasting;

    NarrowcastApi(Narrowcasting narrowcasting) {
        this.narrowcasting = narrowcasting;
    }

    void addTo(Operations operations) {
        operations.get("/v2/bot/message/progress/narrowcast", this::progress);
    }

    private record Progress(
            String phase,
            @Nullable Integer successCount,
            @Nullable Integer failureCount,
            @Nullable Integer targetCount,
            @Nullable String failedDescription,
            @Nullable Integer errorCode,
            String acceptedTime,
            @Nullable String completedTime) {}

    private Reply progress(Call call) {
        String requestId = call.query("requestId");
        if (requestId == null || requestId.length() != REQUEST_ID_LENGTH)
            throw Refused.badRequest(LineErrors.invalidParameter("requestId"));
        return Reply.json(narrowcasting
                .progress(call.account(), requestId)
                .map(NarrowcastApi::told)
                .orElseThrow(Refused::notFound));
    }

    private static Progress told(Narrowcast narrowcast) {
        String accepted = time(narrowcast.order().acceptedAt());
        return switch (narrowcast.progress()) {
            case Narrowcast.Waiting() -> new Progress("waiting", null, null, null, null, null, accepted, null);
            case Narrowcast.Sending(var targets) ->
                new Progress("sending", 0, 0, targets.count(), null, null, accepted, null);
            case Narrowcast.Succeeded(var delivered, int targets, Instant at) ->
                new Progress(
                        "succeeded",
                        delivered.count(),
                        targets - delivered.count(),
                        targets,
                        null,
                        null,
                        accepted,
                        time(at));
            case Narrowcast.Failed(var failure, Instant at) ->
                new Progress("failed", null, null, null, failure.description(), failure.code(), accepted, time(at));
        };
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}

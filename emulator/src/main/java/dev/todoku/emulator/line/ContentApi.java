package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.content.Blob;
import dev.todoku.emulator.content.Content;
import dev.todoku.emulator.http.Reply;
import dev.todoku.protocol.ErrorBody;
import java.time.InstantSource;
import java.util.Map;

/** What friends sent, by message id (reference, "Get content"). */
final class ContentApi {
    private static final String NOT_FOUND = "not found";
    private static final String GONE = "The content is gone";
    private static final String NO_PREVIEW = "The content can not be previewed";
    private static final String NOT_TRANSCODED = "Transcoding status doesn't support this type of content";

    private final InstantSource clock;

    ContentApi(InstantSource clock) {
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .get("/v2/bot/message/{messageId}/content", this::content)
                .get("/v2/bot/message/{messageId}/content/preview", this::preview)
                .get("/v2/bot/message/{messageId}/content/transcoding", this::transcoding);
    }

    private Reply content(Call call) {
        Content content = require(call);
        return switch (content.stateAt(clock.instant())) {
            case PREPARING -> Reply.empty(202);
            case READY -> reply(content.blob());
            case FAILED -> throw Refused.of(404, ErrorBody.of(NOT_FOUND));
            case GONE -> throw gone();
        };
    }

    private Reply preview(Call call) {
        Content content = require(call);
        if (!content.hasPreview()) throw Refused.badRequest(NO_PREVIEW);
        return reply(content.preview());
    }

    private Reply transcoding(Call call) {
        Content content = require(call);
        if (!content.isTranscoded()) throw Refused.badRequest(NOT_TRANSCODED);
        String status = switch (content.stateAt(clock.instant())) {
            case PREPARING -> "processing";
            case FAILED -> "failed";
            case READY, GONE -> "succeeded";
        };
        return Reply.json(Map.of("status", status));
    }

    private static Reply reply(Blob blob) {
        return Reply.bytes(blob.contentType(), blob.bytes());
    }

    /** What is there and not gone. */
    private Content require(Call call) {
        Account account = call.account();
        String messageId = call.variable("messageId");
        return account.locked(() -> {
            if (account.contents().isForgotten(messageId)) throw gone();
            Content content =
                    account.contents().find(messageId).orElseThrow(() -> Refused.of(404, ErrorBody.of(NOT_FOUND)));
            if (content.stateAt(clock.instant()) == Content.State.GONE) throw gone();
            return content;
        });
    }

    private static Refused gone() {
        return Refused.of(410, ErrorBody.of(GONE));
    }
}

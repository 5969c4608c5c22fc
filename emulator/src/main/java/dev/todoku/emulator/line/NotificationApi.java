package dev.todoku.emulator.line;

import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.journal.Route;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.send.Attempt;
import dev.todoku.emulator.send.Notifying;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.send.NotificationRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** LINE notification messages (reference of its own, "LINE notification messages API"). */
final class NotificationApi {
    private static final String DELIVERY_TAG = "X-Line-Delivery-Tag";
    private static final int TAG_LENGTH_MIN = 16;
    private static final int TAG_LENGTH_MAX = 100;

    private final Notifying notifying;

    NotificationApi(Notifying notifying) {
        this.notifying = notifying;
    }

    void addTo(Operations operations) {
        operations.post("/bot/pnp/push", this::push).post("/v2/bot/message/pnp/templated/push", this::pushTemplated);
    }

    private Reply push(Call call) {
        send(call, Route.PNP, Bodies.read(call, NotificationRequest::read));
        return Reply.ok();
    }

    private Reply pushTemplated(Call call) {
        send(call, Route.PNP_TEMPLATED, Bodies.read(call, NotificationRequest::readTemplated));
        return Reply.json(202, Map.of());
    }

    private void send(Call call, Route route, NotificationRequest request) {
        String tag = tag(call);
        Sent sent = notifying
                .send(call.account(), new Attempt(call.requestId(), null), route, request, tag)
                .orElseThrow(() -> Refused.of(422, ErrorBody.of(LineErrors.FAILED_TO_SEND)));
        call.sent(sent);
    }

    private static @Nullable String tag(Call call) {
        String tag = call.header(DELIVERY_TAG);
        if (tag != null && (tag.length() < TAG_LENGTH_MIN || tag.length() > TAG_LENGTH_MAX))
            throw Refused.badRequest(LineErrors.invalidParameter(DELIVERY_TAG));
        return tag;
    }
}

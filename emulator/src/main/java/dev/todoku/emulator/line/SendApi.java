package dev.todoku.emulator.line;

import dev.todoku.emulator.account.RetryKeys;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.journal.SentObject;
import dev.todoku.emulator.send.Attempt;
import dev.todoku.emulator.send.Narrowcasting;
import dev.todoku.emulator.send.SendRefused;
import dev.todoku.emulator.send.Sending;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.SentMessage;
import dev.todoku.protocol.narrowcast.NarrowcastRequest;
import dev.todoku.protocol.send.BroadcastRequest;
import dev.todoku.protocol.send.MulticastRequest;
import dev.todoku.protocol.send.PushRequest;
import dev.todoku.protocol.send.ReplyRequest;
import dev.todoku.protocol.send.SentMessages;
import java.util.List;
import java.util.Map;

/** Push, multicast, broadcast, narrowcast and reply (reference, "Message"). */
final class SendApi {
    private final Sending sending;
    private final Narrowcasting narrowcasting;

    SendApi(Sending sending, Narrowcasting narrowcasting) {
        this.sending = sending;
        this.narrowcasting = narrowcasting;
    }

    void addTo(Operations operations) {
        operations
                .send("/v2/bot/message/push", this::push)
                .send("/v2/bot/message/multicast", this::multicast)
                .send("/v2/bot/message/broadcast", this::broadcast)
                .send("/v2/bot/message/narrowcast", this::narrowcast)
                .post("/v2/bot/message/reply", this::reply);
    }

    @FunctionalInterface
    private interface Send {
        Sent send() throws SendRefused;
    }

    private Reply push(Call call) {
        PushRequest request = Bodies.read(call, PushRequest::read);
        CouponIds.check(call.account(), request.messages());
        return Reply.json(told(accepted(call, true, () -> sending.push(call.account(), attempt(call), request))));
    }

    private Reply multicast(Call call) {
        MulticastRequest request = Bodies.read(call, MulticastRequest::read);
        CouponIds.check(call.account(), request.messages());
        accepted(call, false, () -> sending.multicast(call.account(), attempt(call), request));
        return Reply.ok();
    }

    private Reply broadcast(Call call) {
        BroadcastRequest request = Bodies.read(call, BroadcastRequest::read);
        CouponIds.check(call.account(), request.messages());
        accepted(call, false, () -> sending.broadcast(call.account(), attempt(call), request.messages()));
        return Reply.ok();
    }

    private Reply narrowcast(Call call) {
        NarrowcastRequest request = Bodies.read(call, NarrowcastRequest::read);
        CouponIds.check(call.account(), request.messages());
        accepted(call, false, () -> narrowcasting.narrowcast(call.account(), attempt(call), request));
        return Reply.json(202, Map.of());
    }

    private Reply reply(Call call) {
        ReplyRequest request = Bodies.read(call, ReplyRequest::read);
        CouponIds.check(call.account(), request.messages());
        return Reply.json(told(
                accepted(call, false, () -> sending.reply(call.account(), request.replyToken(), request.messages()))));
    }

    private static Attempt attempt(Call call) {
        return new Attempt(call.requestId(), call.retryKey());
    }

    private static SentMessages told(Sent sent) {
        return new SentMessages(told(sent.objects()));
    }

    private static List<SentMessage> told(List<SentObject> objects) {
        return objects.stream().map(SentObject::told).toList();
    }

    private static Sent accepted(Call call, boolean told, Send send) {
        try {
            Sent sent = send.send();
            call.sent(sent);
            return sent;
        } catch (SendRefused refused) {
            throw switch (refused) {
                case SendRefused.AlreadyAccepted already -> conflict(already.earlier(), told);
                case SendRefused.MonthlyLimit _ -> Refused.of(429, ErrorBody.of(LineErrors.MONTHLY_LIMIT));
                case SendRefused.UnknownRecipient _ -> Refused.badRequest(LineErrors.FAILED_TO_SEND);
                case SendRefused.TooFewFriends _ -> Refused.of(403, ErrorBody.of(LineErrors.NOT_ENOUGH_FRIENDS));
                case SendRefused.InvalidAudienceGroup invalid ->
                    Refused.badRequest(LineErrors.invalidAudienceGroup(invalid.audienceGroupId()));
                case SendRefused.InvalidRequest invalid ->
                    Refused.badRequest(LineErrors.invalidRequest(invalid.requestId()));
                case SendRefused.InvalidReplyToken _ -> Refused.badRequest(LineErrors.INVALID_REPLY_TOKEN);
            };
        }
    }

    /** Only a push is told again what a push sent (reference, "Retry an API request"). */
    private static Refused conflict(RetryKeys.Accepted earlier, boolean told) {
        ErrorBody body = ErrorBody.retryKeyAccepted(told ? earlier.told() : List.of());
        return new Refused(Reply.json(409, body).with("X-Line-Accepted-Request-Id", earlier.requestId()));
    }
}

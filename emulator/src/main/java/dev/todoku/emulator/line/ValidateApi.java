package dev.todoku.emulator.line;

import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.journal.Route;
import dev.todoku.protocol.send.ValidateRequest;
import java.util.List;

/** Whether messages would be accepted, without sending them (reference, "Validate message objects"). */
final class ValidateApi {
    void addTo(Operations operations) {
        for (Route route : List.of(Route.REPLY, Route.PUSH, Route.MULTICAST, Route.NARROWCAST, Route.BROADCAST))
            operations.post("/v2/bot/message/validate/" + route.word(), ValidateApi::validate);
    }

    private static Reply validate(Call call) {
        CouponIds.check(call.account(), Bodies.read(call, ValidateRequest::read).messages());
        return Reply.ok();
    }
}

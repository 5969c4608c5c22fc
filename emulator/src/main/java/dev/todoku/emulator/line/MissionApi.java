package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.MissionStickers;
import dev.todoku.emulator.http.Reply;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.validation.TextRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Stickers for users who did something (partner reference, "Mission stickers API"). */
final class MissionApi {
    private final InstantSource clock;

    MissionApi(InstantSource clock) {
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations.post("/shop/v3/mission", this::give);
    }

    private record Mission(String to, String productId, String productType) {}

    private Reply give(Call call) {
        Mission mission = Bodies.fields(
                call,
                body -> new Mission(
                        body.required("to", TextRule.any()),
                        body.required("productId", TextRule.any()),
                        body.required("productType", TextRule.any())));
        Account account = call.account();
        account.locking(() -> give(account, mission));
        return Reply.empty();
    }

    private void give(Account account, Mission mission) {
        Instant now = clock.instant();
        MissionStickers stickers = account.missionStickers();
        if (!stickers.allowed()) throw Refused.of(403, ErrorBody.of("not allowed to use the API"));
        Optional<Integer> ordinal =
                UserId.find(mission.to).map(user -> account.friends().find(user.value()));
        if (ordinal.isEmpty() || ordinal.get() < 0) throw Refused.badRequest("invalid request");
        MissionStickers.Product product =
                stickers.find(mission.productId).orElseThrow(() -> Refused.of(404, ErrorBody.of("not found")));
        if (!product.mission() || !mission.productType.equals("STICKER")) throw Refused.badRequest("illegal argument");
        if (!product.isGivenAt(now)) throw Refused.badRequest("not in sales period");
        if (!product.forChannel()) throw Refused.badRequest("sticker set not available for channel");
        if (account.friends().isGone(ordinal.get())) throw Refused.badRequest("not available");
        stickers.give(new MissionStickers.Given(now, mission.to, mission.productId));
    }
}

package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.FriendCounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.journal.Route;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.LineErrors;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures of whole days: messages sent by route, and friends (reference, "Get number of sent …", "Insight"). */
final class StatisticsApi {
    private static final LocalDate DELIVERY_SINCE = LocalDate.of(2018, 3, 31);
    private static final int NOTIFICATIONS_MIN = 20;
    private static final LocalDate FOLLOWERS_SINCE = LocalDate.of(2016, 11, 1);

    private final InstantSource clock;
    private final SettingsStore settings;

    StatisticsApi(InstantSource clock, SettingsStore settings) {
        this.clock = clock;
        this.settings = settings;
    }

    void addTo(Operations operations) {
        for (Route route : List.of(Route.REPLY, Route.PUSH, Route.MULTICAST, Route.BROADCAST))
            operations.get("/v2/bot/message/delivery/" + route.word(), call -> delivery(call, route));
        operations
                .get("/v2/bot/message/delivery/pnp", call -> notifications(call, Route.PNP))
                .get("/v2/bot/message/delivery/pnp/templated", call -> notifications(call, Route.PNP_TEMPLATED))
                .get("/v2/bot/insight/followers", this::followers);
    }

    private record Delivery(String status, @Nullable Long success) {}

    private record Followers(
            String status,
            @Nullable Long followers,
            @Nullable Long targetedReaches,
            @Nullable Long blocks) {}

    private Reply delivery(Call call, Route route) {
        return Reply.json(delivered(call, route));
    }

    /** Few notification messages are not told (reference, "Get number of sent LINE notification messages"). */
    private Reply notifications(Call call, Route route) {
        Delivery delivered = delivered(call, route);
        boolean few = delivered.success != null && delivered.success < NOTIFICATIONS_MIN;
        return Reply.json(few ? new Delivery("unavailable_for_privacy", null) : delivered);
    }

    private Delivery delivered(Call call, Route route) {
        LocalDate day = Days.parse(call.query("date"))
                .orElseThrow(() -> Refused.badRequest(LineErrors.invalidParameter("date")));
        if (day.isBefore(DELIVERY_SINCE)) return new Delivery("out_of_service", null);
        if (!isReady(day)) return new Delivery("unready", null);
        Account account = call.account();
        return new Delivery("ready", account.locked(() -> account.ledger().delivered(route, day)));
    }

    private Reply followers(Call call) {
        String date = call.query("date");
        if (date == null) throw Refused.badRequest("date is required");
        LocalDate day = Days.parse(date).orElseThrow(() -> Refused.badRequest("Bad Request"));
        if (day.isBefore(FOLLOWERS_SINCE)) return Reply.json(new Followers("out_of_service", null, null, null));
        if (!isReady(day)) return Reply.json(new Followers("unready", null, null, null));
        Account account = call.account();
        FriendCounts counts = account.locked(() -> account.friends().countsAt(day));
        return Reply.json(new Followers("ready", counts.followers(), counts.targetedReaches(), counts.blocks()));
    }

    private boolean isReady(LocalDate day) {
        return Days.isReady(day, clock.instant(), settings.get());
    }
}

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
        operations.get("/v2/bot/insight/followers", this::followers);
    }

    private record Delivery(String status, @Nullable Long success) {}

    private record Followers(
            String status,
            @Nullable Long followers,
            @Nullable Long targetedReaches,
            @Nullable Long blocks) {}

    private Reply delivery(Call call, Route route) {
        LocalDate day = Days.parse(call.query("date"))
                .orElseThrow(() -> Refused.badRequest(LineErrors.invalidParameter("date")));
        if (day.isBefore(DELIVERY_SINCE)) return Reply.json(new Delivery("out_of_service", null));
        if (!isReady(day)) return Reply.json(new Delivery("unready", null));
        Account account = call.account();
        return Reply.json(
                new Delivery("ready", account.locked(() -> account.ledger().delivered(route, day))));
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

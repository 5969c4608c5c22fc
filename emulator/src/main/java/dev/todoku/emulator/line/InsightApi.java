package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.insight.FriendShares;
import dev.todoku.emulator.insight.Interaction;
import dev.todoku.emulator.journal.Route;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What friends are and did (reference, "Insight"); follower counts are in {@link StatisticsApi}. */
final class InsightApi {
    private static final LocalDate DELIVERY_SINCE = LocalDate.of(2017, 3, 1);
    private static final List<Route> ROUTES =
            List.of(Route.BROADCAST, Route.PUSH, Route.MULTICAST, Route.NARROWCAST, Route.REPLY);
    private static final Pattern UNIT = Pattern.compile("[a-zA-Z0-9_]{1,30}");
    private static final int UNIT_DAYS_MAX = 30;
    /** What LINE answers here to anything wrong. */
    private static final ObjectNode UNIT_ERROR = Json.object()
            .putNull("message")
            .putNull("key")
            .putNull("stacktrace")
            .putNull("code");

    private final InstantSource clock;
    private final SettingsStore settings;

    InsightApi(InstantSource clock, SettingsStore settings) {
        this.clock = clock;
        this.settings = settings;
    }

    void addTo(Operations operations) {
        operations
                .get("/v2/bot/insight/message/delivery", this::deliveries)
                .get("/v2/bot/insight/demographic", this::demographic)
                .get("/v2/bot/insight/message/event", this::event)
                .get("/v2/bot/insight/message/event/aggregation", this::unit);
    }

    /** How many messages went out on a day by each way; nothing goes out by LINE's own screens here. */
    private Reply deliveries(Call call) {
        LocalDate day = Days.parse(call.query("date")).orElseThrow(() -> Refused.badRequest("Bad Request"));
        if (day.isBefore(DELIVERY_SINCE)) return Reply.json(Json.object().put("status", "out_of_service"));
        if (!Days.isReady(day, clock.instant(), settings.get()))
            return Reply.json(Json.object().put("status", "unready"));
        ObjectNode told = Json.object().put("status", "ready");
        Account account = call.account();
        account.locking(() ->
                ROUTES.forEach(route -> told.put(name(route), account.ledger().delivered(route, day))));
        return Reply.json(told);
    }

    private static String name(Route route) {
        return "api" + Character.toUpperCase(route.word().charAt(0))
                + route.word().substring(1);
    }

    private Reply demographic(Call call) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Ledger.DAYS);
        LocalDate knownOn =
                LocalDate.ofInstant(now.minus(settings.get().figures().attributesLag()), Ledger.DAYS);
        return Reply.json(call.account().locked(() -> FriendShares.of(call.account(), today, knownOn)));
    }

    private Reply event(Call call) {
        String requestId = call.query("requestId");
        if (requestId == null || requestId.isEmpty()) throw Refused.badRequest("requestId is required");
        Account account = call.account();
        return Reply.json(account.locked(() -> account.reactions()
                .of(requestId)
                .map(sent -> Interaction.of(requestId, sent))
                .orElseThrow(Refused::notFound)));
    }

    private Reply unit(Call call) {
        String unit = call.query("customAggregationUnit");
        LocalDate from = day(call.query("from"));
        LocalDate to = day(call.query("to"));
        if (unit == null
                || !UNIT.matcher(unit).matches()
                || to.isBefore(from)
                || to.isAfter(from.plusDays(UNIT_DAYS_MAX))) throw wrongUnit();
        Account account = call.account();
        return Reply.json(
                account.locked(() -> Interaction.ofUnit(account.reactions().ofUnit(unit, from, to))));
    }

    private static LocalDate day(@Nullable String text) {
        return Days.parse(text).orElseThrow(InsightApi::wrongUnit);
    }

    private static Refused wrongUnit() {
        return new Refused(Reply.json(400, UNIT_ERROR));
    }
}

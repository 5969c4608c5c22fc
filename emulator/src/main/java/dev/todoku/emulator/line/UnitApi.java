package dev.todoku.emulator.line;

import dev.todoku.emulator.http.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The aggregation units used this month (reference, "Get number of units used this month"). */
final class UnitApi {
    private static final int LIMIT = 100;

    private final InstantSource clock;

    UnitApi(InstantSource clock) {
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .get("/v2/bot/message/aggregation/info", this::info)
                .get("/v2/bot/message/aggregation/list", this::list);
    }

    private record UnitCount(int numOfCustomAggregationUnits) {}

    private record Page(
            List<String> customAggregationUnits, @Nullable String next) {}

    private Reply info(Call call) {
        return Reply.json(new UnitCount(used(call).size()));
    }

    private Reply list(Call call) {
        Instant now = clock.instant();
        List<String> used = used(call);
        int from = Math.min(used.size(), Continuation.index(call.query("start"), now));
        int to = Math.min(used.size(), from + Continuation.limit(call.query("limit"), LIMIT, LIMIT));
        return Reply.json(new Page(used.subList(from, to), to < used.size() ? Continuation.at(to, now) : null));
    }

    private List<String> used(Call call) {
        return call.account()
                .locked(() ->
                        call.account().units().usedIn(call.account().contracts().monthOf(clock.instant())));
    }
}

package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.coupon.Coupon;
import dev.todoku.emulator.coupon.Coupons;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.coupon.CouponErrors;
import dev.todoku.protocol.coupon.CouponRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Coupons (reference, "Coupon"). */
final class CouponApi {
    private static final int LIMIT_DEFAULT = 20;
    private static final int LIMIT_MAX = 100;
    private static final int TICKETS_PER_USER = 1;

    private final InstantSource clock;
    private final Ids ids;

    CouponApi(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    void addTo(Operations operations) {
        operations
                .post("/v2/bot/coupon", this::create)
                .get("/v2/bot/coupon", this::list)
                .get("/v2/bot/coupon/{couponId}", this::get)
                .put("/v2/bot/coupon/{couponId}/close", this::close);
    }

    private record Item(String couponId, String title) {}

    private record Page(List<Item> items, @Nullable String next) {}

    private Reply create(Call call) {
        Instant now = clock.instant();
        CouponRequest request = Bodies.read(call, body -> CouponRequest.read(body, now));
        Account account = call.account();
        String id = ids.eventId();
        account.locking(() -> {
            if (account.coupons().running(now) >= Coupons.RUNNING_MAX)
                throw Refused.badRequest(CouponErrors.body(CouponErrors.TOO_MANY));
            account.coupons().add(id, request, now, false);
        });
        return Reply.json(Map.of("couponId", id));
    }

    private Reply list(Call call) {
        Set<Coupon.Status> wanted = statuses(call.queries("status"));
        int limit = limit(call.query("limit"));
        Instant now = clock.instant();
        int start = Continuation.index(call.query("start"), now);
        long newest = start == 0 ? Long.MAX_VALUE : start;
        Account account = call.account();
        List<Coupon> found = account.locked(() -> account.coupons()
                .from(newest)
                .filter(coupon -> wanted.contains(coupon.statusAt(now)))
                .limit(limit + 1L)
                .toList());
        List<Item> items = found.stream()
                .limit(limit)
                .map(coupon -> new Item(coupon.id(), coupon.terms().title()))
                .toList();
        return Reply.json(new Page(
                items,
                found.size() > limit ? Continuation.at((int) found.getLast().number(), now) : null));
    }

    private Reply get(Call call) {
        Account account = call.account();
        Instant now = clock.instant();
        return Reply.json(account.locked(() -> {
            Coupon coupon = require(account, call.variable("couponId"));
            String currency = account.contracts()
                    .termsIn(account.contracts().monthOf(now))
                    .currency()
                    .getCurrencyCode();
            return detail(coupon, now, currency);
        }));
    }

    private static ObjectNode detail(Coupon coupon, Instant now, String currency) {
        ObjectNode detail = Json.object().put("couponId", coupon.id());
        detail.setAll((ObjectNode) Json.tree(coupon.terms()));
        detail.set("reward", Json.tree(coupon.terms().reward().in(currency)));
        detail.put("maxTicketPerUser", TICKETS_PER_USER);
        detail.put("status", coupon.statusAt(now).name());
        return detail.put("createdTimestamp", coupon.createdAt().getEpochSecond());
    }

    private Reply close(Call call) {
        Account account = call.account();
        Instant now = clock.instant();
        account.locking(() -> {
            Coupon coupon = require(account, call.variable("couponId"));
            if (coupon.statusAt(now) == Coupon.Status.CLOSED) throw refused(410, CouponErrors.ALREADY_CLOSED);
            account.coupons().close(coupon.id(), now);
        });
        return Reply.ok();
    }

    private static Coupon require(Account account, String id) {
        return account.coupons().find(id).orElseThrow(() -> refused(404, CouponErrors.NOT_FOUND));
    }

    private static Refused refused(int status, String message) {
        return Refused.of(status, CouponErrors.body(message));
    }

    /** One after the other or with commas between them; none means all. */
    private static Set<Coupon.Status> statuses(List<String> values) {
        Set<Coupon.Status> statuses = EnumSet.noneOf(Coupon.Status.class);
        List<String> names =
                Arrays.stream(Coupon.Status.values()).map(Enum::name).toList();
        for (String value : values)
            for (String name : value.split(",", -1)) {
                if (!names.contains(name)) throw bad("status", CouponErrors.oneOf(names));
                statuses.add(Coupon.Status.valueOf(name));
            }
        return statuses.isEmpty() ? EnumSet.allOf(Coupon.Status.class) : statuses;
    }

    private static int limit(@Nullable String text) {
        if (text == null) return LIMIT_DEFAULT;
        int limit;
        try {
            limit = Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw bad("limit", CouponErrors.atMost(LIMIT_MAX));
        }
        if (limit > LIMIT_MAX) throw bad("limit", CouponErrors.atMost(LIMIT_MAX));
        if (limit < 1) throw bad("limit", CouponErrors.atLeast(1));
        return limit;
    }

    private static Refused bad(String property, String message) {
        ErrorBody body = CouponErrors.of(property, message);
        return Refused.badRequest(body);
    }
}

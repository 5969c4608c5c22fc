package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.coupon.Coupon;
import dev.todoku.emulator.coupon.Coupons;
import dev.todoku.emulator.coupon.Coupons.Outcome;
import dev.todoku.emulator.coupon.Ticket;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.protocol.Checked;
import dev.todoku.protocol.coupon.CouponRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets friends acquire and use coupons, and the owner draft them as on LINE's own screen. */
final class CouponControl {
    private static final int PERCENT = 100;

    private final InstantSource clock;
    private final Accounts accounts;
    private final Ids ids;

    CouponControl(InstantSource clock, Accounts accounts, Ids ids) {
        this.clock = clock;
        this.accounts = accounts;
        this.ids = ids;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts/{channelId}/coupons/drafts", this::draft);
        routes.add("POST", "/_emulator/accounts/{channelId}/coupons/{couponId}/publish", this::publish);
        routes.add("GET", "/_emulator/accounts/{channelId}/coupons", this::list);
        routes.add("GET", "/_emulator/accounts/{channelId}/friends/{userId}/coupons", this::held);
        routes.add(
                "POST", "/_emulator/accounts/{channelId}/friends/{userId}/coupons/{couponId}/acquire", this::acquire);
        routes.add("POST", "/_emulator/accounts/{channelId}/friends/{userId}/coupons/{couponId}/use", this::use);
    }

    private record Listed(String couponId, String status, int acquired, long uses, CouponRequest coupon) {}

    private record Held(String couponId, Instant acquiredAt, int uses, boolean isUsable, CouponRequest coupon) {}

    private record Done(String result, @Nullable Ticket ticket) {}

    /** As LINE's own call takes it. */
    private Reply draft(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        Instant now = clock.instant();
        CouponRequest request = switch (CouponRequest.read(call.incoming().body(), now)) {
            case Checked.Valid<CouponRequest>(CouponRequest value) -> value;
            case Checked.Refused<CouponRequest>(var error) ->
                throw ControlRefused.badRequest(error.message() + ": got " + error.details());
        };
        String id = ids.eventId();
        account.locking(() -> account.coupons().add(id, request, now, true));
        return Reply.json(201, Map.of("couponId", id));
    }

    private Reply publish(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        account.locking(() -> account.coupons().publish(coupon(account, call).id()));
        return Reply.ok();
    }

    private Reply list(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        Instant now = clock.instant();
        List<Listed> all = account.locked(() -> {
            Coupons coupons = account.coupons();
            return coupons.from(Long.MAX_VALUE)
                    .map(coupon -> new Listed(
                            coupon.id(),
                            coupon.statusAt(now).name(),
                            coupons.acquired(coupon.id()),
                            coupons.uses(coupon.id()),
                            coupon.terms()))
                    .toList();
        });
        return Reply.json(Map.of("coupons", all));
    }

    private Reply held(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        Instant now = clock.instant();
        return Reply.json(Map.of("coupons", account.locked(() -> {
            int ordinal = Lookup.friend(account, call.variable("userId"));
            Coupons coupons = account.coupons();
            return coupons.from(Long.MAX_VALUE)
                    .flatMap(coupon -> coupons.ticket(coupon.id(), ordinal).stream()
                            .map(ticket -> new Held(
                                    coupon.id(),
                                    ticket.acquiredAt(),
                                    ticket.uses(),
                                    coupons.canUse(coupon, ordinal, now) == Outcome.USED,
                                    coupon.terms())))
                    .toList();
        })));
    }

    private Reply acquire(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        return account.locked(() -> {
            int ordinal = Lookup.friend(account, call.variable("userId"));
            Coupon coupon = coupon(account, call);
            Outcome outcome = account.coupons().acquire(coupon, ordinal, clock.instant(), () -> ids.draw(PERCENT));
            return done(account, coupon, ordinal, outcome);
        });
    }

    private Reply use(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        return account.locked(() -> {
            int ordinal = Lookup.friend(account, call.variable("userId"));
            Coupon coupon = coupon(account, call);
            return done(account, coupon, ordinal, account.coupons().use(coupon, ordinal, clock.instant()));
        });
    }

    private static Reply done(Account account, Coupon coupon, int ordinal, Outcome outcome) {
        return Reply.json(new Done(
                outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                account.coupons().ticket(coupon.id(), ordinal).orElse(null)));
    }

    private static Coupon coupon(Account account, ControlCall call) {
        String id = call.variable("couponId");
        return account.coupons()
                .find(id)
                .orElseThrow(() -> ControlRefused.notFound("couponId: got '" + id + "', which is no coupon"));
    }
}

package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.membership.MembershipPlan;
import dev.todoku.emulator.membership.Memberships;
import dev.todoku.emulator.membership.Subscription;
import dev.todoku.protocol.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes membership plans as LINE's own screen does, and lets friends join, stay and leave. */
final class MembershipControl {
    private final InstantSource clock;
    private final Accounts accounts;
    private final Schedule schedule;
    private final Actions actions;

    MembershipControl(InstantSource clock, Accounts accounts, Schedule schedule, Actions actions) {
        this.clock = clock;
        this.accounts = accounts;
        this.schedule = schedule;
        this.actions = actions;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts/{channelId}/memberships", this::add);
        routes.add("PUT", "/_emulator/accounts/{channelId}/memberships/{membershipId}", this::change);
        routes.add(
                "POST", "/_emulator/accounts/{channelId}/friends/{userId}/memberships/{membershipId}/join", this::join);
        routes.add(
                "POST",
                "/_emulator/accounts/{channelId}/friends/{userId}/memberships/{membershipId}/leave",
                this::leave);
    }

    private record NewPlan(
            @Nullable String title,
            @Nullable String description,
            @Nullable List<String> benefits,
            @Nullable BigDecimal price,
            @Nullable Integer memberLimit,
            @Nullable Boolean isInAppPurchase) {}

    private record Change(@Nullable Boolean isPublished) {}

    private Reply add(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        NewPlan wanted = call.body(NewPlan.class);
        BigDecimal price = ControlCall.require("price", wanted.price);
        if (price.signum() <= 0) throw ControlRefused.badRequest("price: got " + price + " (expected: above 0)");
        MembershipPlan plan = account.locked(() -> {
            Memberships memberships = account.memberships();
            if (memberships.plans().size() >= Memberships.PLANS_MAX)
                throw ControlRefused.conflict("memberships: got one more than " + Memberships.PLANS_MAX);
            MembershipPlan added = new MembershipPlan(
                    memberships.nextId(),
                    ControlCall.require("title", wanted.title),
                    wanted.description == null ? "" : wanted.description,
                    wanted.benefits == null ? List.of() : wanted.benefits,
                    price.setScale(2, RoundingMode.HALF_UP),
                    currency(account),
                    wanted.memberLimit,
                    Boolean.TRUE.equals(wanted.isInAppPurchase),
                    true);
            memberships.add(added);
            return added;
        });
        return Reply.json(201, plan);
    }

    private Reply change(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        boolean published = ControlCall.require("isPublished", call.body(Change.class).isPublished);
        return Reply.json(account.locked(() -> {
            int id = plan(account, call).membershipId();
            account.memberships().publish(id, published);
            return plan(account, call);
        }));
    }

    /** Each month is paid for on its billing date, until the friend leaves. */
    private Reply join(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String userId = call.variable("userId");
        return Reply.json(account.locked(() -> {
            int ordinal = Lookup.friend(account, userId);
            MembershipPlan plan = plan(account, call);
            refuseIfFull(account.memberships(), plan, ordinal);
            Actions.Done done = tell(account, userId, plan.membershipId(), "joined");
            Subscription joined = account.memberships().join(plan.membershipId(), ordinal, clock.instant());
            renewLater(account, plan.membershipId(), ordinal, userId, joined);
            return Map.of("subscription", joined, "nextBillingDate", joined.nextBillingDate(), "done", done);
        }));
    }

    private Reply leave(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String userId = call.variable("userId");
        return Reply.json(account.locked(() -> {
            int id = plan(account, call).membershipId();
            if (!account.memberships().leave(id, Lookup.friend(account, userId)))
                throw ControlRefused.conflict("userId: got '" + userId + "', who is no member");
            return tell(account, userId, id, "left");
        }));
    }

    private static void refuseIfFull(Memberships memberships, MembershipPlan plan, int ordinal) {
        Integer limit = plan.memberLimit();
        boolean full = limit != null && memberships.memberCount(plan.membershipId()) >= limit;
        if (!plan.isPublished()
                || full
                || memberships.find(plan.membershipId(), ordinal).isPresent())
            throw ControlRefused.conflict(
                    "membershipId: got " + plan.membershipId() + ", which is full, withdrawn or joined already");
    }

    private void renewLater(Account account, int id, int ordinal, String userId, Subscription subscription) {
        Instant due =
                subscription.nextBillingDate().atStartOfDay(Memberships.DAYS).toInstant();
        schedule.at(
                due,
                "renewing a membership",
                () -> account.locking(() -> renew(account, id, ordinal, userId, subscription)));
    }

    /** Unless the friend left meanwhile, the plan or LINE. */
    private void renew(Account account, int id, int ordinal, String userId, Subscription subscription) {
        Memberships memberships = account.memberships();
        if (!memberships.find(id, ordinal).filter(subscription::equals).isPresent()) return;
        if (account.friends().isGone(ordinal)) {
            memberships.leave(id, ordinal);
            return;
        }
        Subscription renewed = memberships.renew(id, ordinal).orElse(subscription);
        tell(account, userId, id, "renewed");
        renewLater(account, id, ordinal, userId, renewed);
    }

    private Actions.Done tell(Account account, String userId, int id, String change) {
        ObjectNode action = Json.object().put("userId", userId).put("type", "membership");
        action.putObject("membership").put("type", change).put("membershipId", id);
        return actions.act(account, ControlCall.as(Action.class, action));
    }

    private String currency(Account account) {
        return account.contracts()
                .termsIn(account.contracts().monthOf(clock.instant()))
                .currency()
                .getCurrencyCode();
    }

    private static MembershipPlan plan(Account account, ControlCall call) {
        String id = call.variable("membershipId");
        return account.memberships().plans().stream()
                .filter(plan -> Integer.toString(plan.membershipId()).equals(id))
                .findFirst()
                .orElseThrow(() -> ControlRefused.notFound("membershipId: got '" + id + "', which is no plan"));
    }
}

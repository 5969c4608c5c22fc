package dev.todoku.emulator.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.membership.MembershipPlan;
import dev.todoku.emulator.membership.Memberships;
import dev.todoku.emulator.membership.Subscription;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.UserId;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Paid memberships (reference, "Membership"). */
final class MembershipApi {
    private static final String NO_PLAN = "Membership plan not found";
    private static final String NO_SUCH_PLAN = "Membership ID is not found";
    private static final int LIMIT_DEFAULT = 300;
    private static final int LIMIT_MAX = 1_000;

    private final InstantSource clock;

    MembershipApi(InstantSource clock) {
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .get("/v2/bot/membership/list", this::list)
                .get("/v2/bot/membership/subscription/{userId}", this::subscription)
                .get("/v2/bot/membership/{membershipId}/users/ids", this::members);
    }

    private record Listed(
            int membershipId,
            String title,
            String description,
            List<String> benefits,
            BigDecimal price,
            String currency,
            int memberCount,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer memberLimit,

            boolean isInAppPurchase,
            boolean isPublished) {}

    private record Plan(
            int membershipId,
            String title,
            String description,
            List<String> benefits,
            BigDecimal price,
            String currency) {}

    private record Member(int membershipNo, long joinedTime, LocalDate nextBillingDate, int totalSubscriptionMonths) {}

    private record Joined(Plan membership, Member user) {}

    private record Page(List<String> userIds, @Nullable String next) {}

    private Reply list(Call call) {
        Account account = call.account();
        List<Listed> plans = account.locked(() -> account.memberships().plans().stream()
                .map(plan -> listed(plan, account.memberships().memberCount(plan.membershipId())))
                .toList());
        if (plans.isEmpty()) throw Refused.of(404, ErrorBody.of(NO_PLAN));
        return Reply.json(Map.of("memberships", plans));
    }

    private static Listed listed(MembershipPlan plan, int memberCount) {
        return new Listed(
                plan.membershipId(),
                plan.title(),
                plan.description(),
                plan.benefits(),
                plan.price(),
                plan.currency(),
                memberCount,
                plan.memberLimit(),
                plan.isInAppPurchase(),
                plan.isPublished());
    }

    private Reply subscription(Call call) {
        UserId user = UserId.find(call.variable("userId"))
                .orElseThrow(() -> Refused.badRequest(LineErrors.invalidParameter("userId")));
        Account account = call.account();
        List<Joined> all = account.locked(() -> {
            int ordinal = account.friends().find(user.value());
            if (ordinal < 0 || !account.friends().isFollowing(ordinal)) throw Refused.notFound();
            return account.memberships().of(ordinal).stream()
                    .map(MembershipApi::joined)
                    .toList();
        });
        if (all.isEmpty()) throw Refused.notFound();
        return Reply.json(Map.of("subscriptions", all));
    }

    private static Joined joined(Memberships.Joined joined) {
        MembershipPlan plan = joined.plan();
        Subscription subscription = joined.subscription();
        return new Joined(
                new Plan(
                        plan.membershipId(),
                        plan.title(),
                        plan.description(),
                        plan.benefits(),
                        plan.price(),
                        plan.currency()),
                new Member(
                        subscription.membershipNo(),
                        subscription.joinedAt().getEpochSecond(),
                        subscription.nextBillingDate(),
                        subscription.months()));
    }

    /** Members who are no friends any more are left out. */
    private Reply members(Call call) {
        int limit = Continuation.limit(call.query("limit"), LIMIT_DEFAULT, LIMIT_MAX);
        int first = Continuation.index(call.query("start"), clock.instant());
        int id = id(call.variable("membershipId"));
        Account account = call.account();
        return Reply.json(account.locked(() -> {
            if (account.memberships().plan(id).isEmpty()) throw noSuchPlan();
            Friends friends = account.friends();
            List<String> userIds = new ArrayList<>();
            String next = null;
            for (int ordinal : account.memberships().members(id, first).navigableKeySet()) {
                if (!friends.isFollowing(ordinal)) continue;
                if (userIds.size() == limit) {
                    next = Continuation.at(ordinal, clock.instant());
                    break;
                }
                userIds.add(new UserId(friends.userId(ordinal)).toString());
            }
            return new Page(userIds, next);
        }));
    }

    private static int id(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw noSuchPlan();
        }
    }

    private static Refused noSuchPlan() {
        return Refused.of(404, ErrorBody.of(NO_SUCH_PLAN));
    }
}

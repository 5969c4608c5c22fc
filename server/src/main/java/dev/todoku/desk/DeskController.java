package dev.todoku.desk;

import dev.todoku.friend.Friend;
import dev.todoku.friend.FriendPages;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}/friends/{userId}")
class DeskController {

    private static final int LIMIT_USUAL = 50;

    private final FriendPages friends;
    private final Timeline timeline;
    private final Behaviour behaviour;
    private final AccountScope scope;
    private final Audit audit;
    private final InstantSource clock;

    DeskController(
            FriendPages friends,
            Timeline timeline,
            Behaviour behaviour,
            AccountScope scope,
            Audit audit,
            InstantSource clock) {
        this.friends = friends;
        this.timeline = timeline;
        this.behaviour = behaviour;
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Everything there is about one friend.
     *
     * @param timeline all of it, newest first
     */
    record Export(Instant at, Friend friend, Behaviour.FriendComputed computed, List<TimelineItem> timeline) {}

    @GetMapping("/timeline")
    @Operation(
            operationId = "getFriendTimeline",
            summary = "Events, messages, changes and notes of a friend, newest first")
    Page<TimelineItem> timeline(
            @PathVariable AccountId account,
            @PathVariable String userId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Friend friend = friend(account, userId);
        return timeline.page(account, friend.ordinal(), cursor, Page.limit(limit, LIMIT_USUAL));
    }

    @GetMapping("/computed")
    @Operation(
            operationId = "computeFriend",
            summary = "What follows from a friend's values, what happened with them, and the day it is")
    Behaviour.FriendComputed computed(@PathVariable AccountId account, @PathVariable String userId) {
        return behaviour.of(account, friend(account, userId));
    }

    @GetMapping("/export")
    @Operation(operationId = "exportFriend", summary = "Everything there is about one friend, for them to have")
    Export export(@PathVariable AccountId account, @PathVariable String userId) {
        return scope.in(account, () -> {
            Friend friend = friend(account, userId);
            List<TimelineItem> all = new ArrayList<>();
            String cursor = null;
            do {
                Page<TimelineItem> page = timeline.page(account, friend.ordinal(), cursor, Page.LIMIT_MAX);
                all.addAll(page.items());
                cursor = page.next();
            } while (cursor != null);
            audit.record(account, "friend.exported", Map.of("ordinal", friend.ordinal()));
            return new Export(clock.instant(), friend, behaviour.of(account, friend), all);
        });
    }

    private Friend friend(AccountId account, String userId) {
        UserId user = UserId.find(userId)
                .orElseThrow(() -> Problem.badRequest(
                        "bad-user-id",
                        "userId: got '%s' (expected: U and 32 lower-case hex digits)".formatted(userId)));
        return friends.friend(account, user);
    }
}

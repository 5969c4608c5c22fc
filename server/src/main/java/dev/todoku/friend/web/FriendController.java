package dev.todoku.friend.web;

import dev.todoku.friend.Erased;
import dev.todoku.friend.Erasure;
import dev.todoku.friend.Friend;
import dev.todoku.friend.FriendCounts;
import dev.todoku.friend.FriendHistory;
import dev.todoku.friend.FriendPages;
import dev.todoku.friend.FriendStatus;
import dev.todoku.friend.Friends;
import dev.todoku.friend.Import;
import dev.todoku.friend.Imports;
import dev.todoku.friend.LineFriendCount;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}/friends")
class FriendController {

    private static final int LIMIT_USUAL = 100;

    private final FriendPages pages;
    private final FriendHistory history;
    private final Friends friends;
    private final Imports imports;
    private final LineFriendCount line;
    private final Erasure erasure;

    FriendController(
            FriendPages pages,
            FriendHistory history,
            Friends friends,
            Imports imports,
            LineFriendCount line,
            Erasure erasure) {
        this.pages = pages;
        this.history = history;
        this.friends = friends;
        this.imports = imports;
        this.line = line;
        this.erasure = erasure;
    }

    /**
     * How many people the account knows, beside LINE's own count.
     *
     * @param optedOut those among the friends
     * @param line null: LINE does not tell
     */
    record Summary(
            long friends,
            long blocked,
            long visitors,
            long gone,
            long optedOut,
            LineFriendCount.@Nullable Count line) {}

    @GetMapping
    @Operation(operationId = "listFriends", summary = "Everyone the account knows, in order of ordinal")
    Page<Friend> list(
            @PathVariable AccountId account,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return pages.page(
                account, status == null ? null : FriendStatus.of(status), tag, cursor, Page.limit(limit, LIMIT_USUAL));
    }

    @GetMapping("/summary")
    @Operation(operationId = "summariseFriends", summary = "How many friends there are, beside LINE's own count")
    Summary summary(@PathVariable AccountId account) {
        FriendCounts counts = friends.counts(account);
        return new Summary(
                counts.friends(),
                counts.blocked(),
                counts.visitors(),
                counts.gone(),
                counts.optedOut(),
                line.latest(account).orElse(null));
    }

    @GetMapping("/{userId}")
    @Operation(operationId = "getFriend", summary = "One friend")
    Friend get(@PathVariable AccountId account, @PathVariable String userId) {
        return pages.friend(account, user(userId));
    }

    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "eraseFriend",
            summary = "Forgets a person: what names them is deleted, what counts them stays",
            description =
                    "They are no friend any more at once; what they wrote and were sent is deleted in the background.")
    Erased erase(@PathVariable AccountId account, @PathVariable String userId) {
        return erasure.erase(account, user(userId));
    }

    @GetMapping("/erasures")
    @Operation(
            operationId = "listErasures",
            summary = "Erasures under way, then the last ones, newest first (at most 100)")
    Page<Erased> listErasures(@PathVariable AccountId account) {
        return erasure.recent(account);
    }

    @GetMapping("/{userId}/history")
    @Operation(
            operationId = "getFriendHistory",
            summary = "What changed of a friend, newest first",
            description = "With a field, as attribute:drink or tag:answered, only entries that changed it.")
    Page<FriendHistory.Entry> history(
            @PathVariable AccountId account,
            @PathVariable String userId,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        UserId user = user(userId);
        pages.friend(account, user);
        return history.page(account, user, field, cursor, Page.limit(limit, LIMIT_USUAL));
    }

    @PostMapping("/imports")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "importFollowers",
            summary = "Read LINE's list of followers in the background",
            description = "LINE allows it to verified and premium accounts only.")
    Import importFollowers(@PathVariable AccountId account) {
        return imports.start(account);
    }

    @GetMapping("/imports")
    @Operation(
            operationId = "listImports",
            summary = "The last runs over LINE's list of followers, newest first (at most 100)")
    Page<Import> listImports(@PathVariable AccountId account) {
        return imports.recent(account);
    }

    static UserId user(String text) {
        return UserId.find(text)
                .orElseThrow(() -> Problem.badRequest(
                        "bad-user-id", "userId: got '%s' (expected: U and 32 lower-case hex digits)".formatted(text)));
    }
}

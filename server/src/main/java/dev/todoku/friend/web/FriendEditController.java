package dev.todoku.friend.web;

import dev.todoku.friend.Friend;
import dev.todoku.friend.FriendEdit;
import dev.todoku.friend.FriendEdits;
import dev.todoku.friend.FriendPages;
import dev.todoku.friend.Profiles;
import dev.todoku.friend.ReturnRules;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/accounts/{account}/friends")
class FriendEditController {

    private final FriendEdits edits;
    private final FriendPages pages;
    private final Profiles profiles;
    private final ReturnRules returns;

    FriendEditController(FriendEdits edits, FriendPages pages, Profiles profiles, ReturnRules returns) {
        this.edits = edits;
        this.pages = pages;
        this.profiles = profiles;
        this.returns = returns;
    }

    /**
     * What to change of a friend; what is left out stays.
     *
     * @param set values by key of attribute; null takes the value away
     * @param add by how much numbers and points go up, or down, by key of attribute; never beyond their limits
     * @param addTags names
     * @param removeTags names
     */
    record EditBody(
            @Nullable Map<String, JsonNode> set,
            @Nullable Map<String, @NotNull BigDecimal> add,
            @Nullable List<@NotNull String> addTags,
            @Nullable List<@NotNull String> removeTags,
            @Nullable Boolean optedOut) {

        FriendEdit of(UserId user) {
            return new FriendEdit(
                    user,
                    Objects.requireNonNullElse(set, Map.of()),
                    Objects.requireNonNullElse(add, Map.of()),
                    Objects.requireNonNullElse(addTags, List.of()),
                    Objects.requireNonNullElse(removeTags, List.of()),
                    optedOut);
        }
    }

    /** One friend and what to change, as of {@code editFriend}. */
    record OneEdit(
            @NotNull String userId,
            @Nullable Map<String, JsonNode> set,
            @Nullable Map<String, @NotNull BigDecimal> add,
            @Nullable List<@NotNull String> addTags,
            @Nullable List<@NotNull String> removeTags,
            @Nullable Boolean optedOut) {

        FriendEdit edit(int index) {
            UserId user = UserId.find(userId)
                    .orElseThrow(() -> Problem.unprocessable(
                            "bad-user-id",
                            "changes[%d].userId: got '%s' (expected: U and 32 hex digits)".formatted(index, userId)));
            return new EditBody(set, add, addTags, removeTags, optedOut).of(user);
        }
    }

    record EditsBody(@NotNull List<@NotNull @Valid OneEdit> changes) {}

    /** How many were changed. */
    record Changed(int friends) {}

    /** How many profiles LINE is still to be asked for. */
    record Waiting(long waiting) {}

    @PatchMapping("/{userId}")
    @Operation(operationId = "editFriend", summary = "Change values, tags or the opt-out of one friend")
    Friend edit(@PathVariable AccountId account, @PathVariable String userId, @Valid @RequestBody EditBody body) {
        UserId user = FriendController.user(userId);
        pages.friend(account, user);
        edits.apply(account, body.of(user));
        return pages.friend(account, user);
    }

    @PostMapping("/changes")
    @Operation(
            operationId = "editFriends",
            summary = "Change up to 10,000 friends: all of them, or none if anything is wrong",
            description = "A problem lists the first hundred wrong changes in `errors`, each with its place.")
    Changed editAll(@PathVariable AccountId account, @Valid @RequestBody EditsBody body) {
        edits.apply(
                account,
                IntStream.range(0, body.changes().size())
                        .mapToObj(i -> body.changes().get(i).edit(i))
                        .toList());
        return new Changed(body.changes().size());
    }

    @GetMapping("/profiles")
    @Operation(operationId = "countWaitingProfiles", summary = "How many profiles LINE is still to be asked for")
    Waiting waiting(@PathVariable AccountId account) {
        return new Waiting(profiles.waiting(account));
    }

    @PostMapping("/profiles")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "refreshProfiles",
            summary = "Ask LINE for every friend's name, picture and language again, in the background")
    Waiting refresh(@PathVariable AccountId account) {
        return new Waiting(profiles.wantAll(account));
    }

    @GetMapping("/return-rules")
    @Operation(
            operationId = "getReturnRules",
            summary = "What friends who blocked the account and come back still have")
    ReturnRules.Kept returnRules(@PathVariable AccountId account) {
        return returns.of(account);
    }

    @PutMapping("/return-rules")
    @Operation(operationId = "putReturnRules", summary = "Say what friends who come back still have")
    ReturnRules.Kept putReturnRules(@PathVariable AccountId account, @Valid @RequestBody ReturnRules.Kept body) {
        return returns.put(account, body);
    }
}

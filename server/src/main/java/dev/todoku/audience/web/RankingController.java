package dev.todoku.audience.web;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Ranking;
import dev.todoku.audience.Weights;
import dev.todoku.friend.Friends;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/accounts/{account}")
class RankingController {

    private static final int LIMIT_USUAL = 100;
    private static final int ASKED_MAX = 100;

    private final Ranking ranking;
    private final Audiences audiences;
    private final Friends friends;

    RankingController(Ranking ranking, Audiences audiences, Friends friends) {
        this.ranking = ranking;
        this.audiences = audiences;
        this.friends = friends;
    }

    /**
     * So many friends of an audience.
     *
     * @param limit how many messages there are; 1,000 at most without {@code userIds}
     * @param seed the same lets chance choose the same
     * @param userIds whom to explain, chosen or not, 100 at most; null: those chosen
     */
    record RankBody(
            @NotNull JsonNode audience,
            @Nullable Integer limit,
            @Nullable Long seed,
            @Nullable List<@NotNull String> userIds) {}

    /**
     * A friend with what their score, 0 to 1, is made of.
     *
     * @param place 1 for the highest score of the audience; null, as the score: not in the audience
     * @param chosen whether they would get it
     * @param byChance whether they would get it by chance, not for their place
     */
    record Ranked(
            int ordinal,
            UserId userId,
            @Nullable Double score,
            @Nullable Long place,
            boolean chosen,
            boolean byChance,
            List<Ranking.Part> because) {}

    @GetMapping("/ranking")
    @Operation(operationId = "getRanking", summary = "What counts how much when there are messages for a few only")
    Weights weights(@PathVariable AccountId account) {
        return ranking.weights(account);
    }

    @PutMapping("/ranking")
    @Operation(operationId = "changeRanking", summary = "Change what counts how much")
    Weights change(@PathVariable AccountId account, @Valid @RequestBody Weights weights) {
        return ranking.change(account, weights);
    }

    @PostMapping("/audiences/rank")
    @Operation(
            operationId = "rankAudience",
            summary = "Who would get it if there were messages for so many, by rank or by chance, and why; with userIds"
                    + " why these would or would not")
    Page<Ranked> rank(@PathVariable AccountId account, @Valid @RequestBody RankBody body) {
        Map<UUID, Integer> asked = asked(account, body.userIds());
        RoaringBitmap members = audiences.members(account, body.audience()).ordinals();
        RoaringBitmap whom = asked == null
                ? null
                : RoaringBitmap.bitmapOf(
                        asked.values().stream().mapToInt(Integer::intValue).toArray());
        Ranking.Explanation explained =
                ranking.explain(account, members, limit(body), Objects.requireNonNullElse(body.seed(), 0L), whom);
        RoaringBitmap told = whom == null ? explained.choice().all() : whom;
        List<Ranked> ranked = new ArrayList<>();
        friends.userIds(account, told).forEach((ordinal, user) -> ranked.add(ranked(ordinal, user, explained)));
        ranked.sort(Comparator.comparing(Ranked::place, Comparator.nullsLast(Comparator.naturalOrder())));
        return new Page<>(ranked, null);
    }

    private static int limit(RankBody body) {
        Integer limit = body.limit();
        return body.userIds() != null && limit != null && limit > 0 ? limit : Page.limit(limit, LIMIT_USUAL);
    }

    /** By LINE user id; null: nobody in particular is asked for. */
    private @Nullable Map<UUID, Integer> asked(AccountId account, @Nullable List<String> userIds) {
        if (userIds == null) {
            return null;
        }
        if (userIds.isEmpty() || userIds.size() > ASKED_MAX) {
            throw Problem.badRequest(
                    "too-many", "userIds: got %d (expected: 1 to %d)".formatted(userIds.size(), ASKED_MAX));
        }
        Map<UUID, Integer> known = friends.ordinals(
                account,
                userIds.stream()
                        .flatMap(text -> UserId.find(text).stream())
                        .map(UserId::value)
                        .toList());
        for (int i = 0; i < userIds.size(); i++) {
            String text = userIds.get(i);
            if (UserId.find(text).map(UserId::value).map(known::get).isEmpty()) {
                throw Problem.unprocessable(
                        "unknown-friend",
                        "userIds[%d]: got '%s' (expected: someone this account knows)".formatted(i, text));
            }
        }
        return known;
    }

    private static Ranked ranked(int ordinal, UUID user, Ranking.Explanation explained) {
        Ranking.Standing standing = explained.standings().get(ordinal);
        boolean byChance = explained.choice().byChance().contains(ordinal);
        return new Ranked(
                ordinal,
                new UserId(user),
                standing == null ? null : standing.score(),
                standing == null ? null : standing.place(),
                byChance || explained.choice().byRank().contains(ordinal),
                byChance,
                standing == null ? List.of() : standing.parts());
    }
}

package dev.todoku.audience.web;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Ranking;
import dev.todoku.audience.Weights;
import dev.todoku.friend.Friends;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
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

    private final Ranking ranking;
    private final Audiences audiences;
    private final Friends friends;

    RankingController(Ranking ranking, Audiences audiences, Friends friends) {
        this.ranking = ranking;
        this.audiences = audiences;
        this.friends = friends;
    }

    /** {@code limit} friends of an audience; the same {@code seed} lets chance choose the same. */
    record RankBody(
            @NotNull JsonNode audience,
            @Nullable Integer limit,
            @Nullable Long seed) {}

    /** A friend with their score, 0 to 1, and what it is made of. */
    record Ranked(int ordinal, UserId userId, double score, List<Ranking.Part> because) {}

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
    @Operation(operationId = "rankAudience", summary = "Who would get it if there were messages for so many, and why")
    Page<Ranked> rank(@PathVariable AccountId account, @Valid @RequestBody RankBody body) {
        RoaringBitmap members = audiences.members(account, body.audience()).ordinals();
        int limit = Page.limit(body.limit(), LIMIT_USUAL);
        RoaringBitmap best = ranking.best(account, members, limit, Objects.requireNonNullElse(body.seed(), 0L));
        Map<Integer, UUID> users = friends.userIds(account, best);
        List<Ranked> ranked = new ArrayList<>();
        ranking.explain(account, members, best).forEach((ordinal, parts) -> {
            UUID user = users.get(ordinal);
            if (user != null) {
                double score = parts.stream().mapToDouble(Ranking.Part::points).sum();
                ranked.add(new Ranked(ordinal, new UserId(user), score, parts));
            }
        });
        ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
        return new Page<>(ranked, null);
    }
}

package dev.todoku.audience.index;

import static dev.todoku.audience.db.Tables.WEIGHTS;

import dev.todoku.audience.Kind;
import dev.todoku.audience.Ranking;
import dev.todoku.audience.Weights;
import dev.todoku.friend.Attribute;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Ranks by what the index knows. */
@Component
final class IndexRanking implements Ranking {

    private static final double WEIGHT_MAX = 1_000;
    private static final long SCORE_MAX = Integer.MAX_VALUE;

    private final Indexes indexes;
    private final Vocabularies vocabularies;
    private final AccountScope scope;
    private final DSLContext sql;
    private final Audit audit;
    private final InstantSource clock;

    IndexRanking(
            Indexes indexes,
            Vocabularies vocabularies,
            AccountScope scope,
            DSLContext sql,
            Audit audit,
            InstantSource clock) {
        this.indexes = indexes;
        this.vocabularies = vocabularies;
        this.scope = scope;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Weights weights(AccountId account) {
        return scope.in(
                account,
                () -> sql.selectFrom(WEIGHTS)
                        .where(WEIGHTS.ACCOUNT_ID.eq(account.value()))
                        .fetchOptional(row -> new Weights(
                                row.getRecency(),
                                row.getFrequency(),
                                row.getResponse(),
                                row.getValue(),
                                row.getValueAttribute(),
                                row.getExploration()))
                        .orElse(Weights.USUAL));
    }

    @Override
    public Weights change(AccountId account, Weights weights) {
        require("recency", weights.recency(), WEIGHT_MAX);
        require("frequency", weights.frequency(), WEIGHT_MAX);
        require("response", weights.response(), WEIGHT_MAX);
        require("value", weights.value(), WEIGHT_MAX);
        require("exploration", weights.exploration(), 1);
        scope.in(account, () -> {
            vocabularies.keep(account);
            valueAttribute(account, weights);
            sql.deleteFrom(WEIGHTS)
                    .where(WEIGHTS.ACCOUNT_ID.eq(account.value()))
                    .execute();
            sql.insertInto(WEIGHTS)
                    .values(
                            account.value(),
                            weights.recency(),
                            weights.frequency(),
                            weights.response(),
                            weights.value(),
                            weights.valueAttribute(),
                            weights.exploration(),
                            clock.instant())
                    .execute();
            audit.record(account, "ranking.changed", described(weights));
        });
        return weights;
    }

    private static Map<String, Object> described(Weights weights) {
        Map<String, Object> details = new HashMap<>(Map.of(
                "recency", weights.recency(),
                "frequency", weights.frequency(),
                "response", weights.response(),
                "value", weights.value(),
                "exploration", weights.exploration()));
        if (weights.valueAttribute() != null) {
            details.put("valueAttribute", weights.valueAttribute());
        }
        return details;
    }

    private static void require(String what, double weight, double max) {
        if (!(weight >= 0 && weight <= max)) {
            throw Problem.unprocessable("bad-weight", "%s: got %s (expected: 0 to %s)".formatted(what, weight, max));
        }
    }

    private @Nullable Attribute valueAttribute(AccountId account, Weights weights) {
        String key = weights.valueAttribute();
        if (key == null) {
            return null;
        }
        Attribute attribute = vocabularies.of(account).attribute(key, "valueAttribute");
        if (Kind.of(attribute.type()) != Kind.NUMBER) {
            throw Problem.unprocessable(
                    "bad-weight", "valueAttribute: got '%s' (expected: an attribute that is a number)".formatted(key));
        }
        return attribute;
    }

    @Override
    public Choice choose(AccountId account, RoaringBitmap among, long count, long seed) {
        return among.getLongCardinality() <= count
                ? new Choice(among.clone(), new RoaringBitmap())
                : scored(account, among, (weights, scores) -> chosen(weights, order(scores, among, seed), count));
    }

    @Override
    public Explanation explain(
            AccountId account, RoaringBitmap among, long count, long seed, @Nullable RoaringBitmap whom) {
        return scored(account, among, (weights, scores) -> {
            Order order = order(scores, among, seed);
            Choice choice = chosen(weights, order, count);
            Map<Integer, Standing> standings = new LinkedHashMap<>();
            RoaringBitmap.and(whom == null ? choice.all() : whom, among)
                    .forEach((int ordinal) ->
                            standings.put(ordinal, new Standing(order.place(ordinal), scores.parts(ordinal))));
            return new Explanation(choice, standings);
        });
    }

    private static Order order(Scores scores, RoaringBitmap among, long seed) {
        return new Order(among, seed, ordinal -> (long) (scores.of(ordinal) * SCORE_MAX));
    }

    private static Choice chosen(Weights weights, Order order, long count) {
        if (order.size() <= count) {
            return new Choice(order.first(order.size()), new RoaringBitmap());
        }
        double exploration = weights.exploration();
        long byChance = Math.max(exploration > 0 && count > 1 ? 1 : 0, Math.round(count * exploration));
        RoaringBitmap byRank = order.first(count - byChance);
        return new Choice(byRank, order.others(byRank).first(byChance));
    }

    private <T> T scored(AccountId account, RoaringBitmap among, BiFunction<Weights, Scores, T> work) {
        Weights weights = weights(account);
        Attribute attribute = valueAttribute(account, weights);
        AccountIndex index = indexes.fresh(account);
        return index.reading(
                evaluation -> {
                    Column column =
                            attribute == null ? null : evaluation.people().find(attribute.attributeId());
                    NumberColumn values = column instanceof NumberColumn numbers ? numbers : null;
                    return work.apply(weights, new Scores(evaluation, among, weights, values));
                },
                Today.at(clock.instant(), index.zone()));
    }
}

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Ranks by what the index knows. */
@Component
final class IndexRanking implements Ranking {

    private static final double WEIGHT_MAX = 1_000;
    private static final long SCORE_MAX = Integer.MAX_VALUE;

    /** Odd, so that a product with it can be taken back by its inverse modulo 2^32. */
    private static final int SPREAD = 0x9e3779b1;

    private static final int GATHER = 0x0e8b2f51;

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
    public RoaringBitmap best(AccountId account, RoaringBitmap among, long count, long seed) {
        long size = among.getLongCardinality();
        if (size <= count) {
            return among.clone();
        }
        double exploration = weights(account).exploration();
        long byChance = Math.max(exploration > 0 && count > 1 ? 1 : 0, Math.round(count * exploration));
        RoaringBitmap best = scored(
                account,
                among,
                scores -> highest(among, count - byChance, seed, ordinal -> (long) (scores.of(ordinal) * SCORE_MAX)));
        RoaringBitmap others = RoaringBitmap.andNot(among, best);
        best.or(highest(others, byChance, seed, ordinal -> mixed(seed + ordinal) >>> 33));
        return best;
    }

    /** Of 0 to 2^31. */
    private interface Worth {
        long of(int ordinal);
    }

    /** Of equal ones the seed says who goes first, so that neither early nor late friends have a lasting advantage. */
    private static RoaringBitmap highest(RoaringBitmap among, long count, long seed, Worth worth) {
        long[] all = new long[among.getCardinality()];
        int[] at = {0};
        among.forEach((int ordinal) ->
                all[at[0]++] = (worth.of(ordinal) << 32) | Integer.toUnsignedLong((ordinal ^ (int) seed) * SPREAD));
        Arrays.sort(all);
        RoaringBitmap highest = new RoaringBitmap();
        for (int i = all.length - 1; i >= all.length - count; i--) {
            highest.add((int) all[i] * GATHER ^ (int) seed);
        }
        return highest;
    }

    /** Spreads neighbours apart (the finaliser of SplitMix64). */
    private static long mixed(long number) {
        long z = number * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    @Override
    public Map<Integer, List<Part>> explain(AccountId account, RoaringBitmap among, RoaringBitmap whom) {
        return scored(account, among, scores -> {
            Map<Integer, List<Part>> parts = new LinkedHashMap<>();
            RoaringBitmap.and(whom, among).forEach((int ordinal) -> parts.put(ordinal, scores.parts(ordinal)));
            return parts;
        });
    }

    private <T> T scored(AccountId account, RoaringBitmap among, Function<Scores, T> work) {
        Weights weights = weights(account);
        Attribute attribute = valueAttribute(account, weights);
        AccountIndex index = indexes.fresh(account);
        return index.reading(
                evaluation -> {
                    Column column =
                            attribute == null ? null : evaluation.people().find(attribute.attributeId());
                    NumberColumn values = column instanceof NumberColumn numbers ? numbers : null;
                    return work.apply(new Scores(evaluation, among, weights, values));
                },
                Today.at(clock.instant(), index.zone()));
    }
}

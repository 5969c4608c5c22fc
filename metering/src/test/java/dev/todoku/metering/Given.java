package dev.todoku.metering;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Plans, terms and tariffs for tests. */
final class Given {

    private Given() {}

    static Contract contract(String planId) {
        return Contract.of(PlanCatalogue.bundled().plan(planId));
    }

    static ContractTerms terms(String planId, String month) {
        return contract(planId).termsIn(YearMonth.parse(month));
    }

    static Tariff tariff(String planId, String month) {
        return ((AdditionalMessages.Priced) terms(planId, month).additional()).tariff();
    }

    /** A contract of its own figures on a plan of today. */
    static Contract negotiated(@Nullable Long free, @Nullable String fee, @Nullable Tariff tariff) {
        Contract listed = contract("jp-2023-standard");
        return new Contract(
                listed.plan(),
                free,
                fee == null ? null : new BigDecimal(fee),
                tariff,
                null,
                listed.tax(),
                listed.rounding());
    }

    /** One to six tiers with ends up to about {@code size} and prices from 0 to 9.99. */
    static Tariff tariff(RandomGenerator random, int size) {
        var tiers = new ArrayList<Tier>();
        long end = 0;
        for (int left = random.nextInt(6); left > 0; left--) {
            end += 1 + random.nextInt(size);
            tiers.add(new Tier(end, unitPrice(random)));
        }
        tiers.add(new Tier(null, unitPrice(random)));
        return new Tariff(List.copyOf(tiers));
    }

    private static BigDecimal unitPrice(RandomGenerator random) {
        return BigDecimal.valueOf(random.nextInt(1_000), 2);
    }
}

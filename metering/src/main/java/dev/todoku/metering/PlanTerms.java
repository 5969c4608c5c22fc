package dev.todoku.metering;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a plan gives and costs during one span of days. Money is ex tax, in the plan's currency; {@code null} = not known.
 *
 * @param until exclusive; null = until further notice
 * @param source where fee, free messages and the offer of additional ones were read; each tier names its own source
 */
public record PlanTerms(
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable BigDecimal monthlyFee,
        @Nullable Long freeMessages,
        AdditionalMessages additional,
        String source,
        Confidence confidence)
        implements EffectiveDated {

    public PlanTerms {
        EffectiveDated.requireSpan(from, until);
    }
}

package dev.todoku.metering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The consumption tax added to a month's charges: effective-dated rates as fractions (0.10 = 10 %). */
public record TaxPolicy(List<Rate> rates) {

    public record Rate(
            LocalDate from, @Nullable LocalDate until, BigDecimal fraction, String source, Confidence confidence)
            implements EffectiveDated {

        public Rate {
            EffectiveDated.requireSpan(from, until);
            if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("tax rate: got %s (expected: 0 to 1)".formatted(fraction));
            }
        }
    }

    public TaxPolicy {
        rates = EffectiveDated.inOrder("tax rates", rates);
    }

    /** One rate for all time; zero for an account that pays no tax. */
    public static TaxPolicy flat(BigDecimal fraction) {
        return new TaxPolicy(List.of(new Rate(LocalDate.EPOCH, null, fraction, "contract", Confidence.AGREED)));
    }

    /** The rate of a month is the one in force on its 1st, for all its charges; empty = not known. */
    public Optional<BigDecimal> rateIn(YearMonth month) {
        LocalDate first = month.atDay(1);
        return rates.stream()
                .filter(rate -> rate.isInForceOn(first))
                .map(Rate::fraction)
                .findFirst();
    }
}

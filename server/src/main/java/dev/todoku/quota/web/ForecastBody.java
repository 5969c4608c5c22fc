package dev.todoku.quota.web;

import dev.todoku.kernel.Why;
import dev.todoku.metering.ContractTerms;
import dev.todoku.metering.Forecast;
import dev.todoku.metering.ForecastBasis;
import dev.todoku.metering.ForecastCost;
import dev.todoku.quota.Foresight;
import dev.todoku.quota.Usage;
import dev.todoku.quota.WhyForecast;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The running month's end and the next month's, as the API shows them. */
record ForecastBody(Month thisMonth, Month nextMonth) {

    /**
     * One month.
     *
     * @param used counted so far
     * @param planned on its way or planned, and part of each of the three
     * @param limit what LINE or the owner allows; null if not known
     * @param why what it stands on
     */
    record Month(
            String month,
            long used,
            long planned,
            End low,
            End likely,
            End high,
            @Nullable Long limit,
            String currency,
            Basis basis,
            Why why) {

        static Month of(Forecast forecast, ContractTerms terms, OptionalLong limit) {
            ForecastCost cost = forecast.under(terms);
            return new Month(
                    forecast.month().toString(),
                    forecast.used(),
                    forecast.planned(),
                    End.of(cost.low()),
                    End.of(cost.likely()),
                    End.of(cost.high()),
                    limit.isPresent() ? limit.getAsLong() : null,
                    terms.currency().getCurrencyCode(),
                    Basis.of(forecast.basis()),
                    WhyForecast.of(forecast.basis()));
        }
    }

    /**
     * One of low, likely, high.
     *
     * @param messages wanted, had the month no limit
     * @param sent of them, under the plan's limit
     * @param subtotal what is billed for them before tax; null if not known
     */
    record End(long messages, long sent, @Nullable String subtotal) {

        static End of(ForecastCost.Case end) {
            return new End(
                    end.wanted(),
                    end.sent(),
                    end.cost().subtotal().map(UsageBody::text).orElse(null));
        }
    }

    /** What a forecast stands on: see {@link ForecastBasis}. */
    record Basis(
            List<String> months,
            int days,
            int tried,
            @Nullable Long missed,
            @Nullable Long lineMissed,
            List<Share> methods) {

        static Basis of(ForecastBasis basis) {
            return new Basis(
                    basis.months().stream().map(YearMonth::toString).toList(),
                    basis.days(),
                    basis.tried(),
                    basis.missed().isPresent() ? basis.missed().getAsLong() : null,
                    basis.lineMissed().isPresent() ? basis.lineMissed().getAsLong() : null,
                    basis.methods().stream().map(Share::of).toList());
        }
    }

    /** How much of the forecast one method is, 0 to 1. */
    record Share(String method, double share) {

        static Share of(ForecastBasis.Share share) {
            return new Share(share.method().name().toLowerCase(Locale.ROOT).replace('_', '-'), share.share());
        }
    }

    static ForecastBody of(Foresight foresight, Usage usage) {
        Forecast thisMonth = foresight.thisMonth();
        Forecast nextMonth = foresight.nextMonth();
        ContractTerms next = foresight.contract().termsIn(nextMonth.month());
        return new ForecastBody(
                Month.of(thisMonth, foresight.contract().termsIn(thisMonth.month()), usage.limit()),
                Month.of(nextMonth, next, next.limit()));
    }
}

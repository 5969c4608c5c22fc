package dev.todoku.quota.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.account.Account;
import dev.todoku.kernel.Why;
import dev.todoku.line.Route;
import dev.todoku.metering.Contract;
import dev.todoku.metering.ContractTerms;
import dev.todoku.metering.Invoice;
import dev.todoku.metering.InvoiceLine;
import dev.todoku.quota.OwnerLimits;
import dev.todoku.quota.Pot;
import dev.todoku.quota.Purpose;
import dev.todoku.quota.Reading;
import dev.todoku.quota.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The month as the API shows it. Money is exact and written as text; counts are messages. */
record UsageBody(
        String month,
        Instant from,
        Instant until,
        Instant now,
        PlanBody plan,
        @Nullable Long limit,
        String limitKind,
        BudgetBody budget,
        long ceiling,
        long used,
        long reserved,
        long remaining,
        long over,
        CountedBody counted,
        Map<String, Long> byRoute,
        List<PotBody> pots,
        @Nullable ReadingBody reading,
        SendsBody sends,
        @Nullable MoneyBody money,
        @JsonProperty("final") boolean isFinal) {

    record PlanBody(
            String id,
            Map<String, String> name,
            @Nullable Long freeMessages,
            @Nullable Long additionalCap) {}

    record BudgetBody(@Nullable Long messages, @Nullable String money, boolean unlimited, Map<String, Long> reserves) {}

    /** Each with its certainty: asked for, taken by LINE, counted by LINE. */
    record CountedBody(
            long reserved, long accepted, long confirmed, long adjusted, long external, long held, long unknown) {}

    record PotBody(String pot, long allowed, long ceiling, long used, long reserved, long remaining, long over) {

        static PotBody of(Pot pot) {
            return new PotBody(
                    pot.name(), pot.allowed(), pot.ceiling(), pot.used(), pot.reserved(), pot.remaining(), pot.over());
        }
    }

    record ReadingBody(Instant at, @Nullable Long limit, long consumption, long ours, boolean exact) {

        static ReadingBody of(Reading reading) {
            return new ReadingBody(
                    reading.at(),
                    reading.limit().isPresent() ? reading.limit().getAsLong() : null,
                    reading.consumption(),
                    reading.ours(),
                    reading.exact());
        }
    }

    /** {@code open}: whether counted messages may leave now; {@code why} not. */
    record SendsBody(boolean open, @Nullable Why why) {}

    record MoneyBody(
            String currency,
            List<LineBody> lines,
            String base,
            String additional,
            String subtotal,
            String tax,
            String total,
            @Nullable String nextMessage) {

        static MoneyBody of(Invoice invoice, @Nullable BigDecimal nextMessage) {
            return new MoneyBody(
                    invoice.currency().getCurrencyCode(),
                    invoice.lines().stream().map(LineBody::of).toList(),
                    text(invoice.base()),
                    text(invoice.additional()),
                    text(invoice.subtotal()),
                    text(invoice.tax()),
                    text(invoice.total()),
                    nextMessage == null ? null : text(nextMessage));
        }
    }

    record LineBody(String kind, long quantity, @Nullable String unitPrice, String amount) {

        static LineBody of(InvoiceLine line) {
            return new LineBody(
                    line.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    line.quantity(),
                    line.unitPrice() == null ? null : text(line.unitPrice()),
                    text(line.amount()));
        }
    }

    static UsageBody of(Usage usage, Account account, OwnerLimits limits, Instant now) {
        Contract contract = account.contract(usage.month().month());
        ContractTerms terms = contract.termsIn(usage.month().month());
        Pot month = usage.monthPot();
        return new UsageBody(
                usage.month().month().toString(),
                usage.month().start(),
                usage.month().end(),
                now,
                new PlanBody(
                        contract.plan().id(),
                        contract.plan().names(),
                        terms.freeMessages().isPresent() ? terms.freeMessages().getAsLong() : null,
                        contract.additionalCap()),
                usage.limit().isPresent() ? usage.limit().getAsLong() : null,
                usage.limitKind().name().toLowerCase(Locale.ROOT),
                budget(limits),
                month.ceiling(),
                month.used(),
                month.reserved(),
                month.remaining(),
                month.over(),
                new CountedBody(
                        month.reserved(),
                        usage.accepted(),
                        usage.confirmed(),
                        usage.adjusted(),
                        usage.external(),
                        usage.held(),
                        usage.inFlight()),
                byRoute(usage.byRoute()),
                usage.pots().stream().map(PotBody::of).toList(),
                usage.reading().map(ReadingBody::of).orElse(null),
                new SendsBody(usage.closed().isEmpty(), usage.closed().orElse(null)),
                usage.invoice()
                        .map(invoice ->
                                MoneyBody.of(invoice, usage.priceOfNext().orElse(null)))
                        .orElse(null),
                usage.isFinal());
    }

    static BudgetBody budget(OwnerLimits limits) {
        Map<String, Long> reserves = new TreeMap<>();
        limits.setApart().forEach((Purpose purpose, Long messages) -> reserves.put(purpose.wireName(), messages));
        return new BudgetBody(
                limits.messages(), limits.money() == null ? null : text(limits.money()), limits.unlimited(), reserves);
    }

    private static Map<String, Long> byRoute(Map<Route, Long> counts) {
        Map<String, Long> byRoute = new TreeMap<>();
        counts.forEach((route, count) -> byRoute.put(route.key(), count));
        return byRoute;
    }

    static String text(BigDecimal amount) {
        return amount.toPlainString();
    }
}

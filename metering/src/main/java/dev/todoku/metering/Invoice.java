package dev.todoku.metering;

import dev.todoku.metering.InvoiceLine.Kind;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * What a month costs: the lines add up to {@code total}; base + additional = subtotal; subtotal + tax = total.
 *
 * @param base the monthly fee, ex tax
 * @param additional all additional messages, ex tax
 */
public record Invoice(
        YearMonth month,
        String planId,
        Currency currency,
        List<InvoiceLine> lines,
        BigDecimal base,
        BigDecimal additional,
        BigDecimal subtotal,
        BigDecimal tax,
        BigDecimal total) {

    public Invoice {
        lines = List.copyOf(lines);
    }

    static Invoice of(ContractTerms terms, BigDecimal fee, List<Slice> slices, BigDecimal taxRate) {
        RoundingPolicy rounding = terms.rounding();
        var lines = new ArrayList<InvoiceLine>();
        lines.add(new InvoiceLine(Kind.BASE_FEE, 1, fee, rounding.line(fee), terms.feeConfidence()));
        for (Slice slice : slices) {
            Tier tier = slice.tier();
            lines.add(new InvoiceLine(
                    Kind.ADDITIONAL_MESSAGES,
                    slice.messages(),
                    tier.unitPrice(),
                    rounding.line(slice.amount()),
                    tier.confidence()));
        }
        BigDecimal exact = sum(lines);
        BigDecimal base = rounding.charge(fee);
        BigDecimal additional = rounding.charge(sum(lines.subList(1, lines.size())));
        BigDecimal subtotal = base.add(additional);
        BigDecimal rounded = subtotal.subtract(exact);
        Confidence weakest = lines.stream().map(InvoiceLine::confidence).reduce(Confidence.AGREED, Confidence::weaker);
        if (rounded.signum() != 0) {
            lines.add(new InvoiceLine(Kind.ROUNDING, 1, null, rounded, weakest));
        }
        BigDecimal tax = rounding.tax(subtotal.multiply(taxRate));
        lines.add(new InvoiceLine(Kind.TAX, 1, null, tax, weakest));
        return new Invoice(
                terms.month(),
                terms.planId(),
                terms.currency(),
                lines,
                base,
                additional,
                subtotal,
                tax,
                subtotal.add(tax));
    }

    /** How well the total is known: no better than its least known line. */
    public Confidence confidence() {
        return lines.stream().map(InvoiceLine::confidence).reduce(Confidence.AGREED, Confidence::weaker);
    }

    private static BigDecimal sum(List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

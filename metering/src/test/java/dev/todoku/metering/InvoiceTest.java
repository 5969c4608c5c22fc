package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class InvoiceTest {

    @Test
    void fourHundredSeventyThousandAdditionalMessagesAfterThePriceChange() {
        var invoice = Contract.of(PlanCatalogue.bundled().plan("jp-2023-standard"))
                .termsIn(YearMonth.of(2026, 11))
                .invoice(500_000)
                .orElseThrow();

        assertThat(invoice.additional()).isEqualTo(new BigDecimal("1275000"));
        assertThat(invoice.total()).isEqualTo(new BigDecimal("1419000"));
    }
}

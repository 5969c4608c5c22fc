package dev.todoku.quota.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.quota.Statement;
import dev.todoku.quota.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A month's statement as the API shows it, and as a table of comma-separated values. */
record StatementBody(
        String month,
        @JsonProperty("final") boolean isFinal,
        List<DayBody> days,
        TotalsBody totals,
        UsageBody.@Nullable MoneyBody invoice) {

    record DayBody(
            String day,
            String route,
            long requests,
            long accepted,
            @Nullable Long confirmed,
            long adjusted) {

        static DayBody of(Statement.Line line) {
            return new DayBody(
                    line.day().toString(),
                    line.route().key(),
                    line.requests(),
                    line.accepted(),
                    line.confirmed().isPresent() ? line.confirmed().getAsLong() : null,
                    line.adjusted());
        }

        private String csv() {
            return String.join(
                    ",",
                    day,
                    route,
                    Long.toString(requests),
                    Long.toString(accepted),
                    confirmed == null ? "" : Long.toString(confirmed),
                    Long.toString(adjusted));
        }
    }

    /** {@code counted} is what the invoice counts: accepted + adjusted + external. */
    record TotalsBody(long accepted, long adjusted, long external, long counted) {}

    static StatementBody of(Statement statement) {
        Usage usage = statement.usage();
        return new StatementBody(
                usage.month().month().toString(),
                usage.isFinal(),
                statement.lines().stream().map(DayBody::of).toList(),
                new TotalsBody(usage.accepted(), usage.adjusted(), usage.external(), usage.counted()),
                usage.invoice()
                        .map(invoice -> UsageBody.MoneyBody.of(invoice, null))
                        .orElse(null));
    }

    String csv() {
        StringBuilder csv = new StringBuilder("day,route,requests,accepted,confirmed,adjusted\r\n");
        days.forEach(day -> csv.append(day.csv()).append("\r\n"));
        return csv.toString();
    }
}

package dev.todoku.emulator.webhook;

import dev.todoku.emulator.account.Ledger;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often webhooks failed and why, by day in UTC+9 (documents, "Check webhook error statistics"). */
public final class WebhookErrors {
    /**
     * One line of LINE's table.
     *
     * @param reason {@code could_not_connect}, {@code request_timeout}, {@code error_status_code}, {@code unclassified}
     */
    public record Line(LocalDate date, String reason, String detail, long count) {}

    private record Key(LocalDate date, String reason, String detail) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byDate = date.compareTo(other.date);
            int byReason = byDate != 0 ? byDate : reason.compareTo(other.reason);
            return byReason != 0 ? byReason : detail.compareTo(other.detail);
        }
    }

    private WebhookErrors() {}

    /** Redeliveries that fail count again. */
    public static List<Line> of(List<WebhookAttempt> attempts) {
        Map<Key, Long> counts = new TreeMap<>();
        for (WebhookAttempt attempt : attempts)
            if (attempt.reason() != WebhookResult.Reason.OK)
                counts.merge(
                        new Key(
                                LocalDate.ofInstant(attempt.at(), Ledger.DAYS),
                                attempt.reason().name().toLowerCase(Locale.ROOT),
                                attempt.detail()),
                        1L,
                        Long::sum);
        return counts.entrySet().stream()
                .map(one -> new Line(
                        one.getKey().date(), one.getKey().reason(), one.getKey().detail(), one.getValue()))
                .toList();
    }
}

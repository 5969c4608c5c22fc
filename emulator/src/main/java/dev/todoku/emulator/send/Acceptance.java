package dev.todoku.emulator.send;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Reservation;
import dev.todoku.emulator.account.RetryKeys;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Route;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.journal.SentObject;
import dev.todoku.emulator.setting.Settings;
import dev.todoku.protocol.message.Message;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What accepting any message takes: its key, its share of the month, its ids. The account must be locked. */
record Acceptance(Account account, Attempt attempt, Instant now, Settings settings) {
    private static final int QUOTE_TOKEN_LENGTH = 80;

    void refuseIfAccepted() throws SendRefused {
        if (attempt.retryKey() == null) return;
        RetryKeys.@Nullable Accepted earlier =
                account.retryKeys().present(attempt.retryKey(), now).orElse(null);
        if (earlier != null) throw new SendRefused.AlreadyAccepted(earlier);
    }

    /** From here on a repeat is refused, and told of {@code told}. */
    void burnKey(List<SentObject> told) {
        if (attempt.retryKey() == null) return;
        account.retryKeys()
                .burn(
                        attempt.retryKey(),
                        new RetryKeys.Accepted(
                                attempt.requestId(),
                                told.stream().map(SentObject::told).toList()));
    }

    Reservation reserve(long planned) throws SendRefused {
        return account.ledger().reserve(month(), planned, ceiling()).orElseThrow(SendRefused.MonthlyLimit::new);
    }

    /** What the month still has; empty if it has no limit. */
    OptionalLong remaining() {
        OptionalLong ceiling = ceiling();
        if (ceiling.isEmpty()) return ceiling;
        long taken = account.ledger().used(month()) + account.ledger().reserved(month());
        return OptionalLong.of(Math.max(0, ceiling.getAsLong() - taken));
    }

    YearMonth month() {
        return account.contracts().monthOf(now);
    }

    /** From here on LINE counts what friends do with it, if it counts that at all. */
    void count(Sent sent, List<String> units) {
        String requestId = attempt.requestId();
        int bubbles = sent.objects().size();
        if (sent.via() == Route.BROADCAST) {
            account.reactions().open(requestId, bubbles, now);
            account.reactions().delivered(requestId, sent.delivered().count(), now);
        }
        for (String unit : units)
            if (account.units().use(unit, month())) account.reactions().open(requestId, unit, bubbles, now);
    }

    private OptionalLong ceiling() {
        OptionalLong limit = account.contracts().limitIn(month());
        return limit.isPresent()
                ? OptionalLong.of(limit.getAsLong() + settings.sends().limitOvershoot())
                : limit;
    }

    static List<SentObject> objects(List<Message> messages, Ids ids) {
        return messages.stream()
                .map(message -> new SentObject(
                        ids.messageId(), message.quotable() ? ids.token(QUOTE_TOKEN_LENGTH) : null, message))
                .toList();
    }
}

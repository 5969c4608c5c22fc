package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.journal.Route;
import dev.todoku.metering.ContractTerms;
import dev.todoku.metering.Invoice;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** LINE's own books of a month: what was used by which route, and what it costs. */
final class UsageControl {
    private final InstantSource clock;
    private final Accounts accounts;

    UsageControl(InstantSource clock, Accounts accounts) {
        this.clock = clock;
        this.accounts = accounts;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/accounts/{channelId}/usage", this::usage);
    }

    /** Absent figures are unknown, or have no limit. */
    private record Usage(
            YearMonth month,
            String plan,
            @Nullable Long freeMessages,
            @Nullable Long additionalCap,
            long used,
            long reserved,
            @Nullable Long remaining,
            Map<String, Long> byRoute,
            @Nullable Money invoice) {}

    /** Amounts as strings, with all their digits. */
    private record Money(String currency, String base, String additional, String subtotal, String tax, String total) {}

    private Reply usage(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        String wanted = call.query("month");
        return Reply.json(account.locked(() -> {
            YearMonth month = wanted == null ? account.contracts().monthOf(clock.instant()) : month(wanted);
            return usage(month, account.contracts().termsIn(month), account.ledger());
        }));
    }

    private static Usage usage(YearMonth month, ContractTerms terms, Ledger ledger) {
        long used = ledger.used(month);
        long reserved = ledger.reserved(month);
        OptionalLong limit = terms.limit();
        Map<String, Long> byRoute = new LinkedHashMap<>();
        Arrays.stream(Route.values()).forEach(route -> byRoute.put(route.word(), ledger.byRoute(month, route)));
        return new Usage(
                month,
                terms.planId(),
                boxed(terms.freeMessages()),
                boxed(terms.additionalCap()),
                used,
                reserved,
                limit.isPresent() ? Math.max(0, limit.getAsLong() - used - reserved) : null,
                byRoute,
                terms.invoice(used).map(UsageControl::money).orElse(null));
    }

    private static Money money(Invoice invoice) {
        return new Money(
                invoice.currency().getCurrencyCode(),
                plain(invoice.base()),
                plain(invoice.additional()),
                plain(invoice.subtotal()),
                plain(invoice.tax()),
                plain(invoice.total()));
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw ControlRefused.badRequest("month: got '" + text + "' (expected: as 2026-11)");
        }
    }
}

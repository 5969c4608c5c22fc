package dev.todoku.demo.story;

import static dev.todoku.demo.story.Figure.hand;
import static dev.todoku.demo.story.Figure.line;
import static dev.todoku.demo.story.Figure.todoku;

import dev.todoku.demo.client.AccountClient.Audit;
import dev.todoku.demo.client.AccountClient.Day;
import dev.todoku.demo.client.AccountClient.Money;
import dev.todoku.demo.client.AccountClient.Statement;
import dev.todoku.demo.client.AccountClient.Totals;
import dev.todoku.demo.client.EmulatorClient;
import dev.todoku.demo.story.Figure.Unit;
import java.time.Instant;
import java.util.Objects;

/** A finished month: accepted, adjusted, confirmed, sent elsewhere and invoiced, side by side in three books. */
final class Books {

    private static final String ADDITIONAL = "additional-messages";

    private final Shop shop;
    private final Teller teller;
    private final ByHand.Books byHand;

    Books(Shop shop, ByHand.Books byHand) {
        this.shop = shop;
        this.teller = shop.teller();
        this.byHand = byHand;
    }

    void play(Instant now) {
        teller.chapter(now, "books", teller.texts().month(byHand.month()));
        Statement statement = shop.todoku().statement(byHand.month());
        EmulatorClient.Usage ledger = shop.ledger(byHand.month());
        teller.say("books.when");
        teller.columns();
        messages(statement, ledger);
        money(Objects.requireNonNull(statement.invoice()), Objects.requireNonNull(ledger.invoice()));
        teller.row(Unit.MESSAGES, "books.replies", line(ledger.replies()), hand(byHand.replies()));
        closing(statement);
    }

    private void messages(Statement statement, EmulatorClient.Usage ledger) {
        Totals totals = statement.totals();
        long confirmed = statement.days().stream()
                .map(Day::confirmed)
                .mapToLong(Objects::requireNonNull)
                .sum();
        teller.row(Unit.MESSAGES, "books.accepted", todoku(totals.accepted()), hand(byHand.accepted()));
        teller.row(Unit.MESSAGES, "books.adjusted", todoku(totals.adjusted()), hand(byHand.adjusted()));
        teller.row(Unit.MESSAGES, "books.external", todoku(totals.external()), hand(byHand.external()));
        teller.row(
                Unit.MESSAGES, "books.confirmed", todoku(confirmed), line(delivered(ledger)), hand(byHand.counted()));
        teller.row(
                Unit.MESSAGES, "books.counted", todoku(totals.counted()), line(ledger.used()), hand(byHand.counted()));
    }

    private static long delivered(EmulatorClient.Usage ledger) {
        return ledger.byRoute().values().stream().mapToLong(Long::longValue).sum() - ledger.replies();
    }

    private void money(Money invoice, EmulatorClient.Money ledger) {
        teller.row(Unit.YEN, "books.base", todoku(invoice.base()), line(ledger.base()), hand(byHand.base()));
        teller.row(
                Unit.YEN,
                "books.additional",
                todoku(invoice.additional()),
                line(ledger.additional()),
                hand(byHand.additional()));
        invoice.lines().stream()
                .filter(each -> each.unitPrice() != null
                        && each.quantity() > 0
                        && each.kind().equals(ADDITIONAL))
                .forEach(each -> teller.say("books.lines", each.quantity(), Objects.requireNonNull(each.unitPrice())));
        teller.row(Unit.YEN, "books.tax", todoku(invoice.tax()), line(ledger.tax()), hand(byHand.tax()));
        teller.row(Unit.YEN, "books.total", todoku(invoice.total()), line(ledger.total()), hand(byHand.total()));
    }

    private void closing(Statement statement) {
        teller.holds(statement.isFinal(), "check.final", shop.text(statement.isFinal() ? "yes" : "no"));
        Audit audit = shop.todoku().audit(byHand.month());
        teller.holds(audit.agrees(), "check.audit", shop.text(audit.agrees() ? "yes" : "no"));
        long days = statement.days().stream()
                .mapToLong(day -> day.accepted() + day.adjusted())
                .sum();
        teller.equal(Unit.MESSAGES, "check.days", todoku(days), hand(byHand.counted() - byHand.external()));
    }
}

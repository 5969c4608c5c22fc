package dev.todoku.demo.story;

import static dev.todoku.demo.story.ByHand.NOVEMBER;
import static dev.todoku.demo.story.Figure.hand;
import static dev.todoku.demo.story.Figure.line;
import static dev.todoku.demo.story.Figure.todoku;

import dev.todoku.demo.client.AccountClient.Campaign;
import dev.todoku.demo.client.AccountClient.Estimate;
import dev.todoku.demo.client.AccountClient.Money;
import dev.todoku.demo.client.AccountClient.Usage;
import dev.todoku.demo.client.EmulatorClient.Fault;
import dev.todoku.demo.client.Refusal;
import dev.todoku.demo.story.Figure.Unit;
import dev.todoku.protocol.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Money: the price is known before a send goes beyond the free messages, and nothing goes beyond the budget. */
final class Budget {

    private static final String SENDS = "/v2/bot/message/multicast";
    private static final long STORM = 20261120;

    private final Shop shop;
    private final Teller teller;
    private final ByHand byHand;

    Budget(Shop shop, ByHand byHand) {
        this.shop = shop;
        this.byHand = byHand;
        this.teller = shop.teller();
    }

    /** Returns the blast that was refused and now waits for the owner. */
    Campaign play() {
        paid();
        return refused();
    }

    private void paid() {
        teller.chapter(shop.wait("2026-11-20T10:00"), "paid");
        Estimate estimate = shop.todoku().estimate(Menu.everyone(), shop.menu().message("sale"));
        BigDecimal cost = Objects.requireNonNull(estimate.cost()).amount();
        teller.say("paid.estimate", estimate.recipients(), byHand.freeLeft(), ByHand.FRIENDS - byHand.freeLeft(), cost);
        teller.equal(Unit.YEN, "check.cost", todoku(cost), hand(byHand.saleYen()));
        storm(() -> shop.send("sale", Menu.everyone()));
        shop.wait("2026-11-21T10:00");
        Usage after = shop.usage(NOVEMBER);
        Money money = Objects.requireNonNull(after.money());
        teller.say("paid.sent", ByHand.BLOCKS, money.additional());
        teller.equal(
                Unit.MESSAGES,
                "check.used",
                todoku(after.used() + after.counted().external()),
                line(shop.ledger(NOVEMBER).used()),
                hand(byHand.upToSale()));
        teller.equal(
                Unit.YEN,
                "check.paid",
                todoku(money.additional()),
                line(Objects.requireNonNull(shop.ledger(NOVEMBER).invoice()).additional()),
                hand(byHand.ofNovember().additional()));
    }

    /** LINE stumbles over most calls of the send, before it takes them and after: every figure is as without. */
    private void storm(Supplier<Campaign> send) {
        shop.line()
                .faults(
                        STORM,
                        List.of(
                                Fault.sometimes(SENDS, "acceptReset", 0.2),
                                Fault.sometimes(SENDS, "accept500", 0.2),
                                Fault.sometimes(SENDS, "reset", 0.2),
                                Fault.sometimes(SENDS, "reject500", 0.2),
                                Fault.sometimes(SENDS, "rate429", 0.1)));
        Campaign sent = send.get();
        shop.wait("2026-11-20T11:00");
        long met = shop.line().faultsMet();
        shop.line().noFaults();
        sent = shop.todoku().campaign(sent.campaignId());
        teller.say("paid.storm", met);
        teller.holds(met > 0 && sent.status().equals("sent"), "check.storm", shop.status(sent));
    }

    private Campaign refused() {
        teller.chapter(shop.wait("2026-11-25T10:00"), "budget");
        long sendsBefore = sends();
        Campaign blast = shop.todoku()
                .createCampaign(
                        shop.text("campaign.blast"),
                        Menu.everyone(),
                        shop.menu().message("blast"),
                        null);
        JsonNode refusal = refusalOf(blast);
        long remaining = refusal.path("remaining").asLong();
        long shortBy = refusal.path("shortBy").asLong();
        long wanted = refusal.path("count").asLong();
        String resets = refusal.path("resetsAt").asString();
        teller.say(
                "budget.refused",
                wanted,
                remaining,
                shortBy,
                resets.isEmpty() ? "" : teller.texts().moment(Instant.parse(resets)));
        shop.line().settle();
        teller.equal(Unit.MESSAGES, "check.wanted", todoku(wanted), hand(ByHand.FRIENDS));
        teller.equal(Unit.MESSAGES, "check.left", todoku(remaining), hand(byHand.leftBeforeBlast()));
        teller.equal(Unit.MESSAGES, "check.short", todoku(shortBy), hand(byHand.blastShort()));
        teller.equal(Unit.MESSAGES, "check.nothingSent", line(sends() - sendsBefore), hand(0));
        teller.say("budget.kept");
        return blast;
    }

    private JsonNode refusalOf(Campaign campaign) {
        try {
            shop.todoku().send(campaign.campaignId());
            return Json.object(); // sent after all: every figure of the refusal will differ
        } catch (Refusal refusal) {
            return refusal.body();
        }
    }

    private long sends() {
        return shop.line().requests(shop.channel(), SENDS).size();
    }
}

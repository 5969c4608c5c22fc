package dev.todoku.demo.story;

import static dev.todoku.demo.story.ByHand.DECEMBER;
import static dev.todoku.demo.story.ByHand.NOVEMBER;
import static dev.todoku.demo.story.Figure.hand;
import static dev.todoku.demo.story.Figure.line;
import static dev.todoku.demo.story.Figure.todoku;

import dev.todoku.demo.client.AccountClient.Campaign;
import dev.todoku.demo.client.AccountClient.Usage;
import dev.todoku.demo.story.Figure.Unit;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The month ends: what would have crossed its edge is held, and the owner decides. */
final class MonthEdge {

    private final Shop shop;
    private final Teller teller;
    private final ByHand byHand;
    private final Campaign blast;

    MonthEdge(Shop shop, ByHand byHand, Campaign blast) {
        this.shop = shop;
        this.byHand = byHand;
        this.teller = shop.teller();
        this.blast = blast;
    }

    void play() {
        Campaign december = crossing();
        decisions(december);
    }

    private Campaign crossing() {
        teller.chapter(shop.wait("2026-11-28T10:00"), "schedule");
        JsonNode coffee = shop.menu().whoLike("coffee");
        Campaign scheduled = shop.todoku()
                .createCampaign(
                        shop.text("campaign.december"),
                        coffee,
                        shop.menu().message("december"),
                        Texts.japan("2026-11-30T23:59:50"));
        teller.say("schedule.made");
        shop.wait("2026-11-30T23:59:55");
        Campaign held = again(scheduled.campaignId());
        teller.say("schedule.held", held.held());
        teller.equal(Unit.MESSAGES, "check.held", todoku(held.held()), hand(byHand.coffee()));
        shop.wait("2026-12-01T10:00");
        Usage usage = shop.usage(DECEMBER);
        teller.say("schedule.reset", usage.remaining());
        teller.equal(
                Unit.MESSAGES,
                "check.decemberUsed",
                todoku(usage.used()),
                line(shop.ledger(DECEMBER).used()),
                hand(0));
        teller.equal(Unit.MESSAGES, "check.decemberLeft", todoku(usage.remaining()), hand(ByHand.CEILING));
        return again(scheduled.campaignId());
    }

    private void decisions(Campaign december) {
        teller.chapter(shop.line().now(), "decide");
        Campaign refused = again(blast.campaignId());
        teller.say("decide.waiting", refused.name(), refused.held(), december.name(), december.held());
        teller.holds(
                refused.status().equals("held") && december.status().equals("held"),
                "check.stillHeld",
                shop.status(refused) + " / " + shop.status(december));
        shop.todoku().decide(december.campaignId(), "send");
        shop.todoku().decide(refused.campaignId(), "drop");
        shop.line().settle();
        teller.say("decide.done", december.name(), refused.name());
        teller.equal(
                Unit.MESSAGES,
                "check.accepted",
                todoku(again(december.campaignId()).accepted()),
                hand(byHand.coffee()));
        teller.equal(
                Unit.MESSAGES,
                "check.dropped",
                todoku(again(refused.campaignId()).accepted()),
                hand(0));
        teller.equal(
                Unit.MESSAGES,
                "check.over",
                todoku(shop.usage(DECEMBER).used() - shop.ledger(DECEMBER).used()),
                hand(byHand.coffeeBlocks()));
        teller.equal(
                Unit.MESSAGES,
                "check.novemberUsed",
                todoku(shop.usage(NOVEMBER).used()
                        + shop.usage(NOVEMBER).counted().external()),
                line(shop.ledger(NOVEMBER).used()));
    }

    private Campaign again(UUID campaign) {
        return shop.todoku().campaign(campaign);
    }
}
